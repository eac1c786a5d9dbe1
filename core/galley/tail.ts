import type { Distribution, Imprint, Masthead } from '../model/index.ts'
import { plainText } from '../model/index.ts'
import type { Template } from '../template/index.ts'
import { plainSpan } from './inlines.ts'
import { printedDate } from './masthead.ts'
import type { SplitBlock, Tail, TextBlock } from './types.ts'

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

/** Credits left and print run right on one line; under it the notice. */
function setCredits(imprint: Imprint, template: Template): Tail['credits'] {
  const credits = imprint.credits.map(({ role, name }) => `${role}：${name}`).join('　')
  const run = imprint.printRun
  const printRun =
    run === null ? '' : template.imprint.printRun.replaceAll('{printRun}', String(run))
  const line: SplitBlock = {
    kind: 'split',
    id: `${imprint.id}:credits`,
    style: 'imprint',
    left: credits,
    right: printRun,
    endIds: { left: `${imprint.id}:creditsLine`, right: `${imprint.id}:printRun` },
  }
  const notice: TextBlock = {
    kind: 'text',
    id: `${imprint.id}:notice`,
    style: 'imprint',
    marker: '',
    markerStyle: null,
    inlines: [plainSpan(template.imprint.notice)],
  }
  return [
    ...(credits + printRun === '' ? [] : [line]),
    ...(template.imprint.notice === '' ? [] : [notice]),
  ]
}
