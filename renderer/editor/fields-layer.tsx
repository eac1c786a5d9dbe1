import { useEffect, useState, type ReactNode, type RefObject } from 'react'
import { Field } from './field.tsx'
import { findFieldPlace, type FieldPlace } from './field-places.ts'
import { fieldsOf, type FieldSpec } from './fields.ts'
import { viewOf } from './issue-session.ts'
import styles from './fields.module.css'
import type { IssueSession } from './session.ts'

interface FieldsLayerProps {
  readonly session: IssueSession
  readonly root: RefObject<HTMLElement | null>
  readonly zoom: number
  readonly isReadOnly: boolean
}

interface PlacedField {
  readonly spec: FieldSpec
  readonly place: FieldPlace
}

/**
 * The typed fields of masthead and imprint, over the places where their words are drawn. They stand
 * outside the editable text: inside it a second click loses focus and pinyin leaks into the model.
 */
export function FieldsLayer({ session, root, zoom, isReadOnly }: FieldsLayerProps): ReactNode {
  const fields = usePlacedFields(session, root, zoom)
  return (
    <div className={styles['layer']} role="group" aria-label="报头和报尾">
      {fields.map(({ spec, place }) => (
        <Field key={spec.key} session={session} spec={spec} place={place} isReadOnly={isReadOnly} />
      ))}
    </div>
  )
}

function usePlacedFields(
  session: IssueSession,
  root: RefObject<HTMLElement | null>,
  zoom: number,
): readonly PlacedField[] {
  const [fields, setFields] = useState<readonly PlacedField[]>([])
  useEffect(() => {
    const view = viewOf(session)
    let drawn = ''
    const read = () => {
      const element = root.current
      if (!element) return
      const next = fieldsOf(session.getSnapshot()).flatMap((spec) => {
        const place = findFieldPlace(element, spec, zoom)
        return place ? [{ spec, place }] : []
      })
      const key = JSON.stringify(next)
      if (key === drawn) return
      drawn = key
      setFields(next)
    }
    read()
    return view.onLayout(read)
  }, [session, root, zoom])
  return fields
}
