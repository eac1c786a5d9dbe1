import { useState } from 'react'
import type {
  KeptStyleSummary,
  Requests,
  StyleChoice,
  TemplateSummary,
} from '../../host/contract.ts'
import { Choice, Field } from '../ui/index.ts'
import styles from './publication-form.module.css'

type Ask = Requests['newPublication']['ask']

/** A style to begin in, and what it is called. */
export interface StyleOption {
  readonly id: string
  readonly name: string
  readonly style: StyleChoice
}

/** Those that ship, then those that publications of the library go on in. */
export function styleOptions(
  templates: readonly TemplateSummary[],
  kept: readonly KeptStyleSummary[],
): readonly StyleOption[] {
  return [
    ...templates.map(({ id, name }) => ({ id, name, style: { templateId: id } })),
    ...kept.map(({ nameplate, name }) => ({
      id: `:${nameplate}`,
      name: name === nameplate ? `同“${nameplate}”` : `${name}（同“${nameplate}”）`,
      style: { keptFor: nameplate },
    })),
  ]
}

interface Filled {
  readonly issuingOffice: string
  readonly nameplate: string
  /** Id of an option; null for the first one. */
  readonly styleId: string | null
}

export interface PublicationForm extends Filled {
  readonly options: readonly StyleOption[]
  readonly ask: Ask
  /** Why nothing can be made of it yet; null when something can. */
  readonly fault: string | null
  set(change: Partial<Filled>): void
}

/** What a new publication needs: its office, its nameplate and its house style. */
export function usePublicationForm(options: readonly StyleOption[], office = ''): PublicationForm {
  const [filled, setFilled] = useState<Filled>({
    issuingOffice: office,
    nameplate: '',
    styleId: null,
  })
  const { issuingOffice, nameplate } = filled
  const option = options.find(({ id }) => id === filled.styleId) ?? options[0]
  return {
    ...filled,
    styleId: option?.id ?? null,
    options,
    ask: { issuingOffice, nameplate, style: option?.style ?? { templateId: '' } },
    fault: nameplate.trim() === '' ? '写上刊名，例如“澄源青年工作信息”。' : null,
    set: (change) => setFilled((before) => ({ ...before, ...change })),
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
  const { issuingOffice, nameplate, styleId, options, fault, set } = form
  const step = (number: number) => (numbered ? <b>{number}</b> : null)
  return (
    <>
      <section className={styles.step} aria-label="编印单位">
        <h3>{step(1)}单位</h3>
        <Field
          label="编印单位"
          value={issuingOffice}
          placeholder="例如 共青团澄源县委"
          autoFocus={issuingOffice === ''}
          onChange={(typed) => set({ issuingOffice: typed })}
          onEnter={onEnter}
        />
      </section>
      <section className={styles.step} aria-label="刊物">
        <h3>{step(2)}刊物</h3>
        <div className={styles.pair}>
          <Field
            label="刊名"
            value={nameplate}
            fault={isTried ? fault : null}
            placeholder="例如 澄源青年工作信息"
            autoFocus={issuingOffice !== ''}
            onChange={(typed) => set({ nameplate: typed })}
            onEnter={onEnter}
          />
          <div className={styles.choice}>
            <span>版式</span>
            <Choice
              label="版式"
              options={options}
              value={styleId}
              placeholder="选择版式"
              isDisabled={false}
              onChoose={(chosen) => set({ styleId: chosen })}
            />
          </div>
        </div>
      </section>
    </>
  )
}
