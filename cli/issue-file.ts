/** Reading and writing the files of the command line; every refusal names the file. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Outcome } from '../host/contract.ts'
import { readNeikan, saveFile } from '../host/files/index.ts'
import { causeOf, refused } from '../host/outcome.ts'

export async function readBytes(file: string): Promise<Outcome<Uint8Array>> {
  try {
    return { ok: true, value: new Uint8Array(await readFile(file)) }
  } catch (error) {
    return refused(`打不开 ${file}：${causeOf(error)}。请核对文件名。`)
  }
}

export async function readIssue(file: string) {
  const bytes = await readBytes(file)
  if (!bytes.ok) return bytes
  const read = await readNeikan(bytes.value)
  return read.ok ? read : refused(`${file}：${read.message}`)
}

/** Writes whole files only: a temporary one beside the target, then its name. */
export async function writeOutput(file: string, bytes: Uint8Array): Promise<Outcome<null>> {
  try {
    const saved = await saveFile(path.resolve(file), bytes)
    return saved.ok ? saved : refused(`${file}：${saved.message}`)
  } catch (error) {
    return refused(`写不出 ${file}：${causeOf(error)}。请换一个位置。`)
  }
}

export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
