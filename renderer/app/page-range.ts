/** 自选页码 as people type them: 2-5,8 and 2—5，8 and 2至5、8. */

export type PageRange =
  | { readonly ok: true; readonly pages: readonly number[] }
  | { readonly ok: false; readonly message: string }

/** The pages that are named, in order and each once. */
export function parsePageRange(typed: string, pageCount: number): PageRange {
  const parts = typed
    .normalize('NFKC')
    .replace(/第|页/g, '')
    .split(/[,、;\s]+/)
    .filter((part) => part !== '')
  const pages = new Set<number>()
  for (const part of parts) {
    const found = /^(\d{1,4})(?:[-–—~〜至到]+(\d{1,4}))?$/.exec(part)
    if (found === null) return { ok: false, message: '页码写成 2-5,8 这样。' }
    const [first, last] = [Number(found[1]), Number(found[2] ?? found[1])]
    if (first < 1 || last > pageCount) return { ok: false, message: `页码从 1 到 ${pageCount}。` }
    if (first > last) return { ok: false, message: `“${part}”前面的页码比后面的大。` }
    for (let page = first; page <= last; page += 1) pages.add(page)
  }
  if (pages.size === 0) return { ok: false, message: '写上要打印的页码，如 2-5,8。' }
  return { ok: true, pages: [...pages].toSorted((a, b) => a - b) }
}
