import { useState } from 'react'
import type { Requests, TemplateSummary } from '../../host/contract.ts'
import { Choice, Field } from '../ui/index.ts'
import styles from './publication-form.module.css'

type Ask = Requests['newPublication']['ask']

export interface PublicationForm {
  readonly ask: Ask
  readonly templates: readonly TemplateSummary[]
  /** Why nothing can be made of it yet; null when something can. */
  readonly fault: string | null
  set(change: Partial<Ask>): void
}

/** What a new publication needs: its office, its nameplate and its house style. */
export function usePublicationForm(
  templates: readonly TemplateSummary[],
  issuingOffice = '',
): PublicationForm {
  const [ask, setAsk] = useState<Ask>({
    issuingOffice,
    nameplate: '',
    templateId: templates[0]?.id ?? '',
  })
  return {
    ask,
    templates,
    fault: ask.nameplate.trim() === '' ? '写上刊名，例如“澄源青年工作信息”。' : null,
    set: (change) => setAsk((before) => ({ ...before, ...change })),
  }
}

interface PublicationFieldsProps {
  readonly form: PublicationForm
  /** Whether the form was sent once: until then nothing is wrong with it. */
  readonly isTried: boolean
  /** Shows the parts as steps. */
  readonly numbered?: boolean
  readonly onEnter: () => void
}

export function PublicationFields(props: PublicationFieldsProps) {
  const { form, isTried, numbered = false, onEnter } = props
  const { ask, templates, fault, set } = form
  const step = (number: number) => (numbered ? <b>{number}</b> : null)
  return (
    <>
      <section className={styles.step} aria-label="编印单位">
        <h3>{step(1)}单位</h3>
        <Field
          label="编印单位"
          value={ask.issuingOffice}
          placeholder="例如 共青团澄源县委"
          autoFocus={ask.issuingOffice === ''}
          onChange={(issuingOffice) => set({ issuingOffice })}
          onEnter={onEnter}
        />
      </section>
      <section className={styles.step} aria-label="刊物">
        <h3>{step(2)}刊物</h3>
        <div className={styles.pair}>
          <Field
            label="刊名"
            value={ask.nameplate}
            fault={isTried ? fault : null}
            placeholder="例如 澄源青年工作信息"
            autoFocus={ask.issuingOffice !== ''}
            onChange={(nameplate) => set({ nameplate })}
            onEnter={onEnter}
          />
          <div className={styles.choice}>
            <span>版式</span>
            <Choice
              label="版式"
              options={templates}
              value={ask.templateId}
              placeholder="选择版式"
              isDisabled={false}
              onChoose={(templateId) => set({ templateId })}
            />
          </div>
        </div>
      </section>
    </>
  )
}
