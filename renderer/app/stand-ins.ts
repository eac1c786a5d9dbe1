import { useEffect, useState } from 'react'
import { fontRoles, type StandIn, type Template } from '../../core/template/index.ts'
import type { IssueSession } from '../editor/index.ts'
import { showOfficeFaces, type OfficeFaces } from '../layout/index.ts'
import { useCalmSnapshot } from './context.tsx'

/** An office face that this machine has not, and what the pages show in its place. */
export interface ShownInstead {
  readonly name: string
  /** An installed face of the same kind, else the bundled one. */
  readonly by: string
  readonly isBundled: boolean
}

const standInNames: Readonly<Record<StandIn, string>> = {
  serif: '思源宋体',
  'serif-bold': '思源宋体粗体',
  sans: '思源黑体',
  kai: '霞鹜文楷',
}

/** What differs from the faces that the template names; null until the machine has been asked. */
export function useStandIns(session: IssueSession): readonly ShownInstead[] | null {
  const { template } = useCalmSnapshot(session, 1000)
  const [found, setFound] = useState<{ template: Template; faces: OfficeFaces } | null>(null)
  useEffect(() => {
    let isCurrent = true
    void showOfficeFaces(template.fonts).then((faces) => {
      if (isCurrent) setFound({ template, faces })
    })
    return () => {
      isCurrent = false
    }
  }, [template])
  return found?.template === template ? standInsOf(template, found.faces) : null
}

/** Of the roles that the template's paragraphs use. */
export function standInsOf(
  { styles, fonts }: Pick<Template, 'styles' | 'fonts'>,
  faces: OfficeFaces,
): readonly ShownInstead[] {
  const used = new Set(Object.values(styles).map(({ font }) => font))
  return fontRoles.flatMap((role): readonly ShownInstead[] => {
    const { name, standIn } = fonts[role]
    const face = faces[role]
    if (!used.has(role) || face === name) return []
    return [{ name, by: face ?? standInNames[standIn], isBundled: face === null }]
  })
}
