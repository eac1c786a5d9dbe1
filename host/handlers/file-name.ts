/** Names that Windows keeps for devices, whatever extension they have. */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])\s*(\.|$)/i

/**
 * A title as the name of a file on Windows, macOS and Linux, without extension: 澄源青年工作信息
 * 2026年第4期. Characters that no disk takes become their full-width twins or a space.
 */
export function fileNameOf(title: string): string {
  const name = title
    .replaceAll('/', '／')
    .replaceAll('\\', '＼')
    .replaceAll(':', '：')
    .replaceAll('?', '？')
    .replaceAll('*', '＊')
    .replaceAll('"', '＂')
    .replaceAll('<', '＜')
    .replaceAll('>', '＞')
    .replaceAll('|', '｜')
    // Control characters, bidirectional controls and lone surrogates, by which a name can lie.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const short = [...name].slice(0, 80).join('').trim()
  if (short === '') return '未命名'
  return reserved.test(short) ? `_${short}` : short
}

/** Whether a name means the same on every system: no device, nothing that Windows cuts off. */
export const isOrdinaryName = (name: string): boolean =>
  !reserved.test(name) && !/[<>:"|?*\p{Cc}\p{Cf}\p{Cs}]|[. ]$/u.test(name) && name.length <= 255

/** The same name with an extension, given once. */
export function withExtension(name: string, extension: string): string {
  return name.toLowerCase().endsWith(extension) ? name : name + extension
}
