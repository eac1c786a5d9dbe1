import type {
  Article,
  Bulletin,
  Contents,
  Distribution,
  Imprint,
  Masthead,
  NewId,
  Part,
} from '../model/index.ts'
import type { Template } from '../template/index.ts'

/** A new issue of a series: the template's defaults and one empty article. */
export function blankBulletin(
  template: Template,
  newId: NewId,
  { year }: { readonly year: number | null },
): Bulletin {
  const distribution = blankDistribution(template, newId)
  const children: readonly Part[] = [
    blankMasthead(template, newId, year),
    ...(template.contents.shown ? [contentsOf(null, newId)] : []),
    emptyArticle(newId),
    ...(distribution ? [distribution] : []),
    blankImprint(template, newId),
  ]
  return { children }
}

function blankMasthead(template: Template, newId: NewId, year: number | null): Masthead {
  return {
    type: 'masthead',
    id: newId(),
    confidentialityMark: template.defaults.confidentialityMark,
    secrecyConfirmation: null,
    ignoredFindings: [],
    copyNumber: null,
    nameplate: template.masthead.nameplate.default,
    kicker: template.defaults.kicker,
    year,
    issueNumber: null,
    cumulativeNumber: null,
    supplement: false,
    issuingOffice: template.defaults.issuingOffice,
    issueDate: null,
    children: [{ text: '' }],
  }
}

export function contentsOf(imported: readonly string[] | null, newId: NewId): Contents {
  return { type: 'contents', id: newId(), imported, children: [{ text: '' }] }
}

function blankDistribution(template: Template, newId: NewId): Distribution | null {
  const lines = template.defaults.distribution.map(({ kind, text }) => ({
    type: 'distributionLine' as const,
    id: newId(),
    kind,
    children: [{ text }],
  }))
  return lines.length === 0 ? null : { type: 'distribution', id: newId(), children: lines }
}

function emptyArticle(newId: NewId): Article {
  return {
    type: 'article',
    id: newId(),
    contributingOffice: null,
    contributor: null,
    children: [
      { type: 'headline', id: newId(), children: [{ text: '' }] },
      { type: 'paragraph', id: newId(), children: [{ text: '' }] },
    ],
  }
}

function blankImprint(template: Template, newId: NewId): Imprint {
  return {
    type: 'imprint',
    id: newId(),
    issuingOffice: null,
    issueDate: null,
    printRun: null,
    credits: template.defaults.credits.map((role) => ({ role, name: '' })),
    children: [{ text: '' }],
  }
}
