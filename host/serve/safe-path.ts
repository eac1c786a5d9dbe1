import path from 'node:path'

/**
 * The file that a path of an address names below `root`; null for whatever would leave it: `..`
 * in any spelling, a backslash, a drive, a NUL, an escape that does not decode.
 */
export function findBelow(root: string, pathname: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (/[\0\\:]/.test(decoded)) return null
  if (decoded.split('/').includes('..')) return null
  const base = path.resolve(root)
  // The leading dot matters: an absolute path would make `resolve` forget the root.
  const file = path.resolve(base, `.${decoded.startsWith('/') ? '' : '/'}${decoded}`)
  return file === base || file.startsWith(base + path.sep) ? file : null
}
