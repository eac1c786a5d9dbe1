import type { IncomingMessage } from 'node:http'
import type { Outcome } from '../contract.ts'
import { done, refused } from '../outcome.ts'

/** A picture of 30 MB as base64 inside JSON, with room for the rest. */
const maxBodyBytes = 44 * 1024 * 1024

/** The body as text, strictly UTF-8; refused as soon as it grows past the limit. */
export async function readBody(request: IncomingMessage): Promise<Outcome<string>> {
  const tooLong = refused('请求太大，没有执行。')
  if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes) return tooLong
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > maxBodyBytes) return tooLong
    chunks.push(chunk)
  }
  try {
    return done(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)))
  } catch {
    return refused('请求不是有效的 UTF-8 文本。')
  }
}
