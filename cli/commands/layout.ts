import { headlineText } from '../../core/model/index.ts'
import { partsOf, type PageMap } from '../../core/galley/index.ts'
import type { Bulletin } from '../../core/model/index.ts'
import { done } from '../../host/outcome.ts'
import { parseArguments, type Command } from '../command.ts'
import { jsonText, readIssue } from '../issue-file.ts'
import { openPrinter } from '../printer.ts'

const usage = 'layout 文件.neikan [--json]'

/** What the browser made of the pages. */
export const layoutCommand: Command = {
  usage,
  purpose: '排出页面，列出页数、各篇起始页和每一行',
  run: async (args, around) => {
    const parsed = parseArguments(args, { json: { type: 'boolean' } } as const, 1, usage)
    if (!parsed.ok) return parsed
    const issue = await readIssue(parsed.value.places[0] ?? '', around.program)
    if (!issue.ok) return issue
    const printer = openPrinter(around.program)
    try {
      const press = await printer.open()
      if (!press.ok) return press
      const layout = layoutOf(issue.value.bulletin, await press.value.layout(issue.value))
      around.out(parsed.value.values.json === true ? jsonText(layout) : listOf(layout))
      return done(0)
    } finally {
      await printer.close()
    }
  },
}

type Layout = ReturnType<typeof layoutOf>

export function layoutOf(bulletin: Bulletin, pages: PageMap) {
  return {
    pages: pages.pageCount,
    articles: partsOf(bulletin).articles.map((article) => ({
      title: headlineText(article),
      page: pages.firstPages.get(article.id) ?? null,
    })),
    imprintPage: pages.tailPage,
    noBodyNotice: pages.noBody,
    lines: pages.pages.map(({ lines }) => lines),
  }
}

function listOf({ pages, articles, imprintPage, noBodyNotice }: Layout): string {
  const lines = articles.map(({ title, page }) => `第 ${page ?? '？'} 页  ${title}`)
  const notice = noBodyNotice ? '（此页无正文）' : ''
  return `共 ${pages} 页\n${lines.join('\n')}\n第 ${imprintPage} 页  版记${notice}\n`
}
