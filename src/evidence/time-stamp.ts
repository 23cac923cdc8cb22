import { createHash, X509Certificate } from 'node:crypto'
import { Integer, OctetString } from 'asn1js'
import {
  AlgorithmIdentifier,
  Certificate,
  ExtKeyUsage,
  id_ContentType_Data,
  id_eContentType_TSTInfo,
  MessageImprint,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs'
import type { RandomBytes } from '../kernel/effects.ts'
import { EvidenceError } from './errors.ts'

const sha256Oid = '2.16.840.1.101.3.4.2.1'
const timeStampingUsage = '1.3.6.1.5.5.7.3.8'
const signingCertificate2 = '1.2.840.113549.1.9.16.2.47'
/** Bytes; a response carries one token and a chain of certificates. */
const largest = 256 * 1024

/** What a verified time stamp says. */
export interface TimeStamp {
  /** When the authority saw the digest, milliseconds since 1970. */
  readonly at: number
  /** Seconds by which the authority's clock may be off; null where it does not say. */
  readonly accuracy: number | null
  readonly serial: string
  readonly policy: string
  /** Subject of the certificate that signed. */
  readonly authority: string
}

/**
 * A request for a time stamp on a SHA-256 digest, DER (RFC 3161, section 2.4.1). Only the digest leaves; whoever
 * sends it, and whereto, is not the program's business.
 */
export function timeStampRequest(sha256: string, randomBytes: RandomBytes): Uint8Array {
  const nonce = randomBytes(8)
  // A positive integer without leading zeros, as DER wants it.
  nonce[0] = (nonce[0]! & 0x7f) | 0x40
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256Oid }),
      hashedMessage: new OctetString({ valueHex: exact(Buffer.from(sha256, 'hex')) }),
    }),
    nonce: new Integer({ valueHex: exact(nonce) }),
    certReq: true,
  })
  return new Uint8Array(request.toSchema().toBER())
}

/**
 * Checks a response against the digest and the authorities that are trusted: status, message imprint, signature
 * over the token, certificate chain at the stamped time, extended key usage (RFC 3161, section 2.3) and the
 * signing-certificate attribute (RFC 5816).
 * @param trusted PEM certificates of the authorities
 * @throws EvidenceError `time-stamp-invalid` with what does not hold
 */
export async function readTimeStamp(
  response: Uint8Array,
  sha256: string,
  trusted: readonly string[],
): Promise<TimeStamp> {
  const { signed, token } = opened(response)
  const imprint = token.messageImprint
  if (imprint.hashAlgorithm.algorithmId !== sha256Oid) throw wrong('is over another digest than SHA-256')
  if (Buffer.from(imprint.hashedMessage.valueBlock.valueHexView).toString('hex') !== sha256) {
    throw wrong('is of other content')
  }
  const roots = trusted.map(certificateOf)
  if (roots.length === 0) {
    throw wrong('cannot be checked without the certificate of an authority', 'name one with --trust FILE')
  }
  // The library would hash the whole content again for a token; its imprint was compared above.
  signed.encapContentInfo.eContentType = id_ContentType_Data
  const verified = await signed
    .verify({
      signer: 0,
      trustedCerts: roots,
      checkChain: true,
      extendedMode: true,
      checkDate: token.genTime,
    })
    .catch((error: Error) => {
      throw wrong(
        `does not verify: ${error.message}`,
        'see whether the certificate given with --trust is that of the authority',
      )
    })
  const signer = verified.signerCertificate
  if (verified.signatureVerified !== true || signer === null || signer === undefined) {
    throw wrong('has a wrong signature')
  }
  const der = Buffer.from(signer.toSchema(true).toBER())
  if (!isForTimeStamps(signer)) throw wrong('was signed with a certificate that is not for time stamps')
  if (!namesSigner(signed, der)) throw wrong('does not name the certificate that signed it')
  const { accuracy } = token
  return {
    at: token.genTime.getTime(),
    accuracy:
      accuracy === undefined
        ? null
        : (accuracy.seconds ?? 0) + (accuracy.millis ?? 0) / 1e3 + (accuracy.micros ?? 0) / 1e6,
    serial: Buffer.from(token.serialNumber.valueBlock.valueHexView).toString('hex'),
    policy: token.policy,
    authority: new X509Certificate(der).subject.replaceAll('\n', ', ').slice(0, 300),
  }
}

function opened(response: Uint8Array): { signed: SignedData; token: TSTInfo } {
  if (response.length > largest) throw wrong(`is larger than ${largest} bytes`)
  try {
    const { status, timeStampToken } = TimeStampResp.fromBER(exact(response))
    if (status.status > 1 || timeStampToken === undefined) {
      throw wrong(`was refused by the authority with status ${status.status}`)
    }
    const signed = new SignedData({ schema: timeStampToken.content })
    const { eContent, eContentType } = signed.encapContentInfo
    if (eContentType !== id_eContentType_TSTInfo || eContent === undefined) throw wrong('holds no token')
    return { signed, token: TSTInfo.fromBER(eContent.getValue()) }
  } catch (error) {
    throw error instanceof EvidenceError ? error : wrong('cannot be read as RFC 3161', undefined, error)
  }
}

function isForTimeStamps(certificate: Certificate): boolean {
  const usage = certificate.extensions?.find(({ extnID }) => extnID === '2.5.29.37')
  const { parsedValue } = usage ?? {}
  const purposes = parsedValue instanceof ExtKeyUsage ? parsedValue.keyPurposes : []
  return usage?.critical === true && purposes.length === 1 && purposes[0] === timeStampingUsage
}

/** ESSCertIDv2 with the standard digest, SHA-256; authorities that still write the SHA-1 form are not accepted. */
function namesSigner(signed: SignedData, der: Uint8Array): boolean {
  const digest = createHash('sha256').update(der).digest()
  const attributes = signed.signerInfos[0]?.signedAttrs?.attributes ?? []
  const named = attributes.find(({ type }) => type === signingCertificate2)
  return (
    named?.values.some((value: { toBER(): ArrayBuffer }) => Buffer.from(value.toBER()).includes(digest)) ??
    false
  )
}

function certificateOf(pem: string): Certificate {
  try {
    return Certificate.fromBER(exact(new X509Certificate(pem).raw))
  } catch (error) {
    throw wrong(
      'cannot be checked: a trusted certificate is not PEM',
      'name a file that begins with BEGIN CERTIFICATE',
      error,
    )
  }
}

/** A buffer of just these bytes; Node's own may be part of a larger one. */
function exact(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}

function wrong(
  what: string,
  hint = 'ask the authority for a new one with tocsin evidence request',
  cause?: unknown,
) {
  return new EvidenceError('time-stamp-invalid', `the time stamp ${what}`, { hint, cause })
}
