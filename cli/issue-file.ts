/** Reading and writing the files of the command line; every refusal names the file. */
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Outcome } from '../host/contract.ts'
import { createDoor, type Arrival, type Arrived } from '../host/door/index.ts'
import { saveFile, type NeikanFile } from '../host/files/index.ts'
import { programFiles } from '../host/folders.ts'
import { packIssue } from '../host/packer/index.ts'
import { causeOf, done, refused } from '../host/outcome.ts'

export async function readBytes(file: string): Promise<Outcome<Uint8Array>> {
  try {
    return { ok: true, value: new Uint8Array(await readFile(file)) }
  } catch (error) {
    return refused(`打不开 ${file}：${causeOf(error)}。请核对文件名。`)
  }
}

export async function readIssue(file: string, program: string): Promise<Outcome<Arrived['issue']>> {
  const bytes = await readBytes(file)
  if (!bytes.ok) return bytes
  return takeIn({ kind: 'issue', name: path.basename(file), bytes: bytes.value }, file, program)
}

/** Through the door, as on the desk. */
export async function takeIn<Given extends Arrival>(
  arrival: Given,
  file: string,
  program: string,
): Promise<Outcome<Arrived[Given['kind']]>> {
  const door = createDoor({ worker: programFiles(program).doorWorker })
  const taken = await door.take(arrival)
  return taken.ok ? taken : refused(`${file}：${taken.message}`)
}

/** A file that a command is about to write: the option that names it, and what it will hold. */
export interface Output {
  readonly option: string
  readonly file: string | undefined
  /** With its dot: the only extension that tells what is inside. */
  readonly extension: string
}

/**
 * Refuses, before any work is done, a name that lies about what is inside, one name for two files,
 * and a file that is there already, unless the user says `--force`.
 */
export async function checkOutputs(
  outputs: readonly Output[],
  force: boolean,
): Promise<Outcome<null>> {
  const taken = new Map<string, string>()
  for (const { option, file, extension } of outputs) {
    if (file === undefined) continue
    if (path.extname(file).toLowerCase() !== extension) {
      return refused(`--${option} 写出的是 ${extension} 文件，“${file}”的扩展名不对。请改名再试。`)
    }
    const place = path.resolve(file)
    const other = taken.get(place)
    if (other !== undefined) {
      return refused(`--${other} 和 --${option} 都写到“${file}”。请给出两个不同的文件名。`)
    }
    taken.set(place, option)
    const found = await stat(place).catch(() => null)
    if (found?.isDirectory() === true) return refused(`“${file}”是一个文件夹。请换一个文件名。`)
    if (found !== null && !force) {
      return refused(`“${file}”已经存在，没有覆盖。要覆盖它，请加 --force；否则换一个文件名。`)
    }
  }
  return done(null)
}

export async function writeIssue(file: string, issue: NeikanFile): Promise<Outcome<null>> {
  const packed = await packIssue(issue)
  return packed.ok ? writeOutput(file, packed.value.bytes) : refused(`${file}：${packed.message}`)
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
