import type { Outcome } from './contract.ts'

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value })
export const refused = (message: string): { readonly ok: false; readonly message: string } => ({
  ok: false,
  message,
})

/** Why the system refused, in the words of the person at the desk. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: '文件或文件夹不存在，可能已被移动、改名或删除',
  EACCES: '没有权限',
  EPERM: '没有权限，或文件被别的程序占用',
  EBUSY: '文件正被别的程序使用',
  EROFS: '磁盘是只读的',
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘配额已满',
  EIO: '磁盘读写出错',
  EISDIR: '这是一个文件夹',
  ENOTDIR: '路径里有一段不是文件夹',
  ENAMETOOLONG: '文件名太长',
  EMFILE: '打开的文件太多',
}

/** The cause of a system error in Chinese; errors that are not the system's are thrown on. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') throw error
  return reasons[error.code] ?? `系统报告 ${error.code}`
}
