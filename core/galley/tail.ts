import type { Distribution, Imprint, Masthead } from '../model/index.ts'
import { plainText } from '../model/index.ts'
import type { Template } from '../template/index.ts'
import { pageGeometry } from './geometry.ts'
import { plainSpan } from './inlines.ts'
import { printedDate } from './masthead.ts'
import { setStyle } from './styles.ts'
import type { SplitBlock, Tail, TextBlock } from './types.ts'
import { widthOf } from './widths.ts'

/** Sets distribution and imprint. Fields of the imprint that are null follow the masthead. */
export function setTail(
  distribution: Distribution | null,
  imprint: Imprint,
  masthead: Masthead,
  template: Template,
): Tail {
  const { labels, order } = template.distribution
  const { dateSuffix, outerRule, innerRule } = template.imprint
  const lines = [...(distribution?.children ?? [])]
    .filter((line) => plainText(line) !== '')
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  const date = printedDate(imprint.issueDate ?? masthead.issueDate)
  return {
    distribution: lines.map((line) => ({
      kind: 'text',
      id: line.id,
      style: 'distribution',
      distributionKind: line.kind,
      marker: labels[line.kind],
      markerStyle: null,
      inlines: line.children.map((span) => plainSpan(span.text)),
    })),
    credits: setCredits(imprint, template),
    imprint: {
      kind: 'split',
      id: imprint.id,
      style: 'imprint',
      left: imprint.issuingOffice ?? masthead.issuingOffice ?? '',
      right: date === '' ? '' : date + dateSuffix,
    },
    outerRule: { ...outerRule, line: 'single', gap: 0 },
    innerRule: { ...innerRule, line: 'single', gap: 0 },
  }
}

/** Credits left and print run right, on one line where they fit; under them the notice. */
function setCredits(imprint: Imprint, template: Template): Tail['credits'] {
  const credits = imprint.credits.map(({ role, name }) => `${role}：${name}`).join('　')
  const run = imprint.printRun
  const printRun =
    run === null ? '' : template.imprint.printRun.replaceAll('{printRun}', String(run))
  const line = (part: string, left: string, right: string): SplitBlock => ({
    kind: 'split',
    id: `${imprint.id}:${part}`,
    style: 'imprint',
    left,
    right,
    endIds: { left: `${imprint.id}:${part}Left`, right: `${imprint.id}:printRun` },
  })
  const text = (part: string, words: string): readonly TextBlock[] => {
    if (words === '') return []
    const id = `${imprint.id}:${part}`
    const inlines = [plainSpan(words)]
    return [{ kind: 'text', id, style: 'imprint', marker: '', markerStyle: null, inlines }]
  }
  const notice = text('notice', template.imprint.notice)
  if (printRun === '') return [...text('credits', credits), ...notice]
  return fitOnOneLine(credits, printRun, template)
    ? [line('credits', credits, printRun), ...notice]
    : [...text('credits', credits), line('printRunLine', '', printRun), ...notice]
}

function fitOnOneLine(left: string, right: string, template: Template): boolean {
  const style = setStyle('imprint', template)
  const room =
    pageGeometry(template).measure - style.leftIndent.points - style.rightIndent.points - style.size
  return widthOf(left + right, style) <= room
}
