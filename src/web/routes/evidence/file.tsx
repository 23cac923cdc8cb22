import type { EvidenceFile } from '../../../app/frame.ts'
import { Column, TableFrame, Time, UserText } from '../../ui/parts.tsx'
import type { View } from '../../ui/view.ts'

/** One original: what it is, whether it is intact, its chain of custody, and what can be done with it. */
export function FilePage({ view, file, may }: { view: View; file: EvidenceFile; may: boolean }) {
  const { evidence: w } = view.words
  const { receipt, intact } = file
  return (
    <>
      <p class={intact ? '' : 'merged'}>
        <strong>{intact ? w.intact : w.damaged}</strong>
      </p>
      <section>
        <h2 id="digests">{w.digests}</h2>
        <dl class="facts">
          <dt>SHA-256</dt>
          <dd class="code user">{receipt.sha256}</dd>
          <dt>SHA3-512</dt>
          <dd class="code user">{receipt.sha3_512}</dd>
          <dt>{w.size}</dt>
          <dd>{view.integer(receipt.bytes)}</dd>
          <dt>{w.type}</dt>
          <dd>{receipt.mediaType}</dd>
          <dt>{w.taken}</dt>
          <dd>
            <Time view={view} at={Date.parse(receipt.takenAt)} />
          </dd>
        </dl>
      </section>
      <Chain view={view} file={file} />
      <Proofs view={view} file={file} />
      {may ? <Work view={view} file={file} /> : null}
    </>
  )
}

function Chain({ view, file }: { view: View; file: EvidenceFile }) {
  const { evidence: w } = view.words
  return (
    <section>
      <h2 id="custody">{w.custody}</h2>
      <TableFrame label={w.custody}>
        <thead>
          <tr>
            <Column label={w.when} />
            <Column label={w.step} />
            <Column label={w.by} />
            <Column label={w.detail} />
          </tr>
        </thead>
        <tbody>
          {file.custody.map(({ at, step, by, detail }) => (
            <tr>
              <th scope="row" class="nowrap">
                <Time view={view} at={at} />
              </th>
              <td class="nowrap">{w.steps[step]}</td>
              <td>
                <UserText text={by} />
              </td>
              <td>
                <UserText text={detail} />
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  )
}

function Proofs({ view, file }: { view: View; file: EvidenceFile }) {
  const { evidence: w } = view.words
  if (file.proofs.length === 0) return null
  return (
    <section>
      <h2 id="proofs">{w.proofs}</h2>
      <ul>
        {file.proofs.map((proof) => (
          <li>
            <UserText
              text={
                proof.kind === 'bitcoin'
                  ? w.bitcoin(view.integer(proof.height), proof.merkleRoot)
                  : proof.kind === 'pending'
                    ? w.pending(proof.calendar)
                    : w.unknown
              }
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Work({ view, file: { receipt } }: { view: View; file: EvidenceFile }) {
  const { evidence: w } = view.words
  const { sha256, sha3_512, name } = receipt
  const at = `/evidence/${sha256}`
  const known = new URLSearchParams({ sha256, sha3: sha3_512, title: name.slice(0, 160) })
  return (
    <>
      <section>
        <h2 id="work">{w.work}</h2>
        <div class="row">
          <a class="button main" href={view.to(`/records/evidence/new?${known}`)}>
            {w.record}
          </a>
          {(['check', 'copy', 'archive'] as const).map((what) => (
            <form method="post" action={view.to(`${at}/${what}`)}>
              <button type="submit">{w[what]}</button>
            </form>
          ))}
        </div>
      </section>
      <div class="two even">
        <section>
          <h2 id="stamping">{w.stamping}</h2>
          <p class="soft">{w.stampingHint}</p>
          <p>
            <a href={`${at}.tsq`}>{w.request}</a>
          </p>
          <form method="post" action={view.to(`${at}/stamp`)} enctype="multipart/form-data" class="stack">
            <label for="response">{w.response}</label>
            <input id="response" type="file" name="response" required />
            <label for="trust">{w.trust}</label>
            <input id="trust" type="file" name="trust" required />
            <button type="submit">{w.stamp}</button>
          </form>
        </section>
        <section>
          <h2 id="proving">OpenTimestamps</h2>
          <form method="post" action={view.to(`${at}/proof`)} enctype="multipart/form-data" class="stack">
            <label for="proof">{w.proof}</label>
            <input id="proof" type="file" name="proof" required />
            <button type="submit">{w.prove}</button>
          </form>
        </section>
      </div>
    </>
  )
}
