import type { ReactNode, RefObject } from 'react'
import type { IssueSession } from './session.ts'

interface FieldsLayerProps {
  readonly session: IssueSession
  readonly root: RefObject<HTMLElement | null>
  readonly zoom: number
}

/** The typed fields of masthead and imprint, over the places where their words are drawn. */
export function FieldsLayer(props: FieldsLayerProps): ReactNode {
  void props
  return null
}
