import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))

/** An invented office's issues of two years. */
export async function putRegister(library) {
  const { module: helper } = await runnerImport(here('../../tests/helpers/library.ts'), {
    logLevel: 'error',
  })
  const more = [
    '开发区团工委把服务窗口搬进车间',
    '石桥镇“田埂课堂”培育新农人',
    '暑期托班里的志愿者',
  ]
  const marks = []
  const put = async (year, issueNumber, issueDate, title, offices, fields = {}) => {
    const supplement = fields.supplement === true
    const name = `工作信息/${year}年/${supplement ? '增刊' : ''}第${issueNumber}期`
    marks.push({
      ...{ nameplate: '澄源青年工作信息', supplement, file: `${name}.neikan`, year, issueNumber },
      // The issues of before went out; the last one waits for its sign-off.
      ...{ isIssued: issueDate < '2026-08', isArchived: false, pages: 8 + 2 * issueNumber },
    })
    await helper.putIssue(library, name, {
      ...{ year, issueNumber, issueDate, kicker: '经验交流', issuingOffice: '共青团澄源县委' },
      ...fields,
      articles: [title, ...more].map((each, index) => ({
        title: each,
        office: offices[index] ?? null,
        text: '各乡镇团委按季度召开例会，把青年反映的事项列成清单。'.repeat(30),
      })),
    })
  }
  await put(2025, 2, '2025-06-10', '返乡青年创业集市带动就业四百人', ['石桥镇团委'])
  await put(2025, 4, '2025-12-22', '岁末看青春：十件大事回顾', ['团县委办公室'])
  await put(2026, 1, '2026-02-26', '开门红：一季度重点工作盘点', ['团县委办公室'])
  await put(2026, 1, '2026-05-04', '全县五四表彰大会专辑', [], { supplement: true })
  await put(2026, 2, '2026-05-19', '“青社学堂”暑期托班开进36个村社', ['社会工作部', '教育团工委'])
  const offices = ['团县委办公室', '开发区团工委', '石桥镇团委']
  await put(2026, 3, '2026-08-21', '青年发展型县域建设一年看变化', offices)
  for (const issueNumber of [1, 2, 3, 4]) {
    await helper.putIssue(library, `团情快报/第${issueNumber}期`, {
      ...{ nameplate: '团情快报', year: 2026, issueNumber, issueDate: `2026-0${issueNumber}-11` },
    })
  }
  const register = { format: 1, voids: [], issues: marks, styles: [] }
  await writeFile(path.join(library, '台账.json'), JSON.stringify(register))
}
