import {
  joinsNumbers,
  mendingTightenings,
  reviewLayout,
  winsLine,
  type LinePlace,
} from '../../core/checks/index.ts'
import { compose, partsOf, type PageMap } from '../../core/galley/index.ts'
import { headlineText } from '../../core/model/index.ts'
import { done } from '../../host/outcome.ts'
import type { Printer, PrintIssue } from '../../host/printer/index.ts'
import { parseArguments, type Command } from '../command.ts'
import { jsonText, readIssue } from '../issue-file.ts'
import { openPrinter } from '../printer.ts'

const usage = 'layout 文件.neikan [--json]'

/** What the browser made of the pages. */
export const layoutCommand: Command = {
  usage,
  purpose: '排出页面，列出页数、各篇起始页、每一行，和版面上可以改的地方',
  run: async (args, around) => {
    const parsed = parseArguments(args, { json: { type: 'boolean' } } as const, 1, usage)
    if (!parsed.ok) return parsed
    const issue = await readIssue(parsed.value.places[0] ?? '', around.program)
    if (!issue.ok) return issue
    const printer = openPrinter(around.program)
    try {
      const press = await printer.open()
      if (!press.ok) return press
      const layout = await layoutOf(issue.value, press.value)
      around.out(parsed.value.values.json === true ? jsonText(layout) : listOf(layout))
      return done(0)
    } finally {
      await printer.close()
    }
  },
}

type Layout = Awaited<ReturnType<typeof layoutOf>>

async function layoutOf(issue: PrintIssue, press: Printer) {
  const { bulletin, template } = issue
  const pages = await press.layout(issue)
  const review = reviewLayout(bulletin, compose(bulletin, template, pages), pages)
  // Points of tightening that mend it; null where half a point does not.
  const fits = await mendingTightenings(
    bulletin,
    pages,
    [
      ...review.runts.map(({ elementId }) => ({ elementId, mends: winsLine })),
      ...review.parted.map(({ elementId }) => ({ elementId, mends: joinsNumbers })),
    ],
    (trial) => press.layout({ ...issue, bulletin: trial }),
  )
  const tightenings = fits.map((fit) => (fit === null ? null : Number(fit.value)))
  const [nearest] = review.gains
  return {
    ...pagesOf(issue, pages),
    blankPages: review.blanks.map(({ page }) => page),
    runts: review.runts.map((runt, index) => ({
      ...placeOf(runt),
      tightening: tightenings[index]!,
    })),
    headlines: review.headlines.map(placeOf),
    widows: review.widows.map(placeOf),
    partedNumbers: review.parted.map((parted, index) => ({
      ...placeOf(parted),
      number: parted.number,
      unit: parted.unit,
      tightening: tightenings[review.runts.length + index]!,
    })),
    toWinPage: nearest === undefined ? null : { page: nearest.page, lines: nearest.lines },
  }
}

const placeOf = ({ page, row, text }: LinePlace) => ({ page, line: row, text })

function pagesOf({ bulletin }: PrintIssue, pages: PageMap) {
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

function listOf(layout: Layout): string {
  const { pages, articles, imprintPage, noBodyNotice, runts, widows, toWinPage } = layout
  const notice = noBodyNotice ? '（此页无正文）' : ''
  const at = ({ page, line }: { page: number; line: number }) => `第 ${page} 页第 ${line} 行`
  const lines = [
    `共 ${pages} 页`,
    ...articles.map(({ title, page }) => `第 ${page ?? '？'} 页  ${title}`),
    `第 ${imprintPage} 页  版记${notice}`,
    ...layout.blankPages.map((page) => `第 ${page} 页  空白页：只有空段`),
    ...runts.map(({ text, tightening, ...place }) => {
      const advice = tightening === null ? '收紧字距省不下' : `收紧 ${tightening} 磅省一行`
      return `${at(place)}  末行字少：${text}（${advice}）`
    }),
    ...layout.headlines.map((place) => `${at(place)}  标题末行字少：${place.text}`),
    ...widows.map((place) => `${at(place)}  页首孤行：${place.text}`),
    ...layout.partedNumbers.map(({ number, unit, tightening, ...place }) => {
      const advice = tightening === null ? '收紧字距合不上' : `收紧 ${tightening} 磅合上`
      return `${at(place)}  数字分行：${number}｜${unit}（${advice}）`
    }),
    ...(toWinPage === null
      ? []
      : [`第 ${toWinPage.page} 页再省 ${toWinPage.lines} 行，就能少一页。`]),
  ]
  return `${lines.join('\n')}\n`
}
