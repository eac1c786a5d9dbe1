/** A library of many issues on the disk, quickly: what differs is written, the rest is shared. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { writeNeikan } from '../../host/files/index.ts'
import { templateById } from '../../core/template/index.ts'
import type { Bulletin, Masthead } from '../../core/model/index.ts'
import { article, bulletin, distribution, imprint, masthead, p } from './build.ts'

const template = templateById('work-information')

export interface IssueInLibrary extends Partial<Masthead> {
  readonly printRun?: number
  readonly articles?: readonly { title: string; office?: string; text?: string }[]
}

export function libraryBulletin(fields: IssueInLibrary): Bulletin {
  const { printRun = 80, articles = [{ title: '标题' }], ...head } = fields
  return bulletin(
    masthead(head),
    ...articles.map(({ title, office = null, text = '正文。' }) => ({
      ...article(title, p(text)),
      contributingOffice: office,
    })),
    distribution(['copyTo', '县委办公室，各乡镇团委。']),
    imprint({ printRun, credits: [{ role: '责任编辑', name: '林岚' }] }),
  )
}

/** Writes an issue file; `place` is relative to the library, without extension. */
export async function putIssue(
  library: string,
  place: string,
  fields: IssueInLibrary,
): Promise<void> {
  const file = path.join(library, `${place}.neikan`)
  await mkdir(path.dirname(file), { recursive: true })
  const issue = { bulletin: libraryBulletin(fields), template, media: new Map() }
  await writeFile(file, writeNeikan(issue))
}

const words = '各乡镇团委按季度召开例会，把青年反映的事项列成清单，逐条明确承办单位和完成时限。'

/** Four publications of so many issues together, each issue of some 3,000 characters. */
export async function putManyIssues(library: string, count: number): Promise<void> {
  const nameplates = ['澄源青年工作信息', '澄源青年专报', '团情快报', '青联通讯']
  for (let index = 0; index < count; index += 1) {
    const nameplate = nameplates[index % nameplates.length]!
    const at = Math.floor(index / nameplates.length)
    const year = 2026 - Math.floor(at / 25)
    const issueNumber = 25 - (at % 25)
    await putIssue(library, `${nameplate}/${year}年/第${issueNumber}期`, {
      nameplate,
      year,
      issueNumber,
      issueDate: `${year}-${String(Math.ceil(issueNumber / 2.2)).padStart(2, '0')}-15`,
      articles: [0, 1, 2, 3].map((each) => ({
        title: `第${index + 1}号来稿之${each + 1}：青年夜校开进村社`,
        office: `第${(index % 9) + 1}街道团工委`,
        text: `${words.repeat(19)}编号${index}-${each}。`,
      })),
    })
  }
}
