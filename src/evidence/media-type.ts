import { extname } from 'node:path'

const byExtension: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.eml': 'message/rfc822',
  '.gif': 'image/gif',
  '.htm': 'text/html',
  '.html': 'text/html',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.txt': 'text/plain',
  '.wacz': 'application/wacz',
  '.warc': 'application/warc',
  '.webp': 'image/webp',
}

/** By the name alone: what a file says of itself is not trusted, and nothing here opens it. */
export function mediaTypeOf(name: string): string {
  return byExtension[extname(name).toLowerCase()] ?? 'application/octet-stream'
}

export const isArchive = (name: string) => /\.(wacz|warc|warc\.gz)$/i.test(name)
