import { issueMedia } from '../../core/galley/index.ts'
import { secrecyOf, secrecyRefusal } from '../../core/model/index.ts'
import type { ExportIssue } from './set-issue.ts'

/** Why an issue may not leave as it stands, and what to do; null where nothing is in the way. */
export function obstacleTo({ bulletin, template, media }: ExportIssue): string | null {
  const secrecy = secrecyOf(bulletin)
  if (secrecy.kind === 'stop') return secrecyRefusal(secrecy.words, '没有导出')
  if (secrecy.kind === 'confirm') {
    return (
      `文中有“${secrecy.words}”，没有导出。请先确认它不是国家秘密的标志：` +
      '在窗口里导出时按提示确认，命令行加 --acknowledge；确认会记在文件里。'
    )
  }
  const lacking = issueMedia(bulletin, template).filter((name) => !media.has(name)).length
  if (lacking === 0) return null
  return `缺少 ${lacking} 张图片，没有导出。请换用图片完整的文件，或删去占位的图片后再导出。`
}
