/**
 * Saving so that at any moment either the old file or the new one is whole: the bytes go to a
 * temporary file beside the target, are forced to the disk, read back, and only then take its name.
 */
import path from 'node:path'
import type { Outcome } from '../contract.ts'
import { causeOf, done, refused } from '../outcome.ts'
import { temporaryName } from './sweep.ts'
import { codeOf, nodeSavePort, type SaveHandle, type SavePort } from './save-port.ts'

/** Scanners of Windows hold a new file for a moment; past this they hold it for good. */
const renamePatienceMs = 5_000
const busyCodes: ReadonlySet<string | null> = new Set(['EPERM', 'EACCES', 'EBUSY'])

/** Puts bytes into a file, whole or not at all. */
export async function saveFile(
  file: string,
  bytes: Uint8Array,
  port: SavePort = nodeSavePort,
): Promise<Outcome<null>> {
  const name = path.basename(file)
  try {
    const target = await realTarget(file, port)
    const temporary = path.join(path.dirname(target), temporaryName(name, port.uniqueName()))
    const mode = (await port.modeOf(target)) ?? 0o600
    if ((mode & 0o200) === 0) return refused(`没有存到“${name}”：${readOnlyAdvice}`)
    const handle = await port.create(temporary, mode)
    try {
      await writeThrough(handle, bytes)
      const fault = await readBack(temporary, bytes, port)
      if (fault !== null) return refused(`没有存到“${name}”：${fault}。${advice}`)
      await renameOver(temporary, target, port)
    } finally {
      // After the rename there is nothing under this name.
      await port.remove(temporary).catch(causeOf)
    }
    return await confirm(target, port)
  } catch (error) {
    return refused(`没有存到“${name}”：${causeOf(error)}。${advice}`)
  }
}

const advice = '原来的文件没有动。请另存到别处，或排除故障后重试。'

/** A rename would replace it all the same: the mark was set for a reason. */
const readOnlyAdvice =
  '这个文件设成了只读。请用“另存为”存成另一个文件，或在文件的“属性”里去掉“只读”再存。'

async function confirm(target: string, port: SavePort): Promise<Outcome<null>> {
  try {
    await port.syncFolder(path.dirname(target))
    return done(null)
  } catch (error) {
    const name = path.basename(target)
    return refused(`“${name}”写好了，但磁盘没有确认：${causeOf(error)}。请再存一次，或另存到别处。`)
  }
}

/** Follows a symbolic link to the file it means, so that the link stays a link. */
async function realTarget(file: string, port: SavePort): Promise<string> {
  try {
    return await port.realpath(file)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    return path.join(await port.realpath(path.dirname(file)), path.basename(file))
  }
}

/** A disk that fills up writes fewer bytes than asked without an error: go on until it says so. */
async function writeThrough(handle: SaveHandle, bytes: Uint8Array): Promise<void> {
  try {
    for (let offset = 0; offset < bytes.length;) {
      const written = await handle.write(bytes, offset)
      if (written === 0) throw Object.assign(new Error('Nothing was written'), { code: 'ENOSPC' })
      offset += written
    }
    await handle.sync()
    const size = await handle.size()
    if (size !== bytes.length) {
      const message = `${size} of ${bytes.length} bytes are on the disk`
      throw Object.assign(new Error(message), { code: 'EIO' })
    }
  } finally {
    await handle.close()
  }
}

/** What is wrong with what the disk gives back, in Chinese; null if nothing is. */
async function readBack(
  temporary: string,
  bytes: Uint8Array,
  port: SavePort,
): Promise<string | null> {
  const onDisk = await port.readFile(temporary)
  const isSame = Buffer.compare(onDisk, bytes) === 0
  return isSame ? null : '写到磁盘上的内容读回来与原文不符，磁盘可能有故障'
}

async function renameOver(from: string, to: string, port: SavePort): Promise<void> {
  for (let waited = 0, pause = 10; ; waited += pause, pause = Math.min(250, pause * 2)) {
    try {
      return await port.rename(from, to)
    } catch (error) {
      if (!busyCodes.has(codeOf(error)) || waited >= renamePatienceMs) throw error
    }
    await port.wait(pause)
  }
}
