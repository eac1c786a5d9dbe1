import { Image } from 'lucide-react'
import type { NameplatePicture, Template } from '../../core/template/index.ts'
import type { OpenIssue } from '../app/app-state.ts'
import { useApp } from '../app/context.tsx'
import { Beside, Button, Choice, Icon } from '../ui/index.ts'
import { chooseNameplatePicture } from './house-style-actions.ts'
import type { StyleField } from './style-sections.ts'
import styles from './house-style.module.css'

interface NameplateControlProps {
  readonly field: StyleField
  readonly issue: OpenIssue
  readonly template: Template
  readonly onChoose: (picture: NameplatePicture | null) => void
}

const options = [
  { id: 'words', name: '文字' },
  { id: 'picture', name: '图片（题字）' },
] as const

/** Words, or a picture of them: choosing a picture asks for its file. */
export function NameplateControl({ field, issue, template, onChoose }: NameplateControlProps) {
  const app = useApp()
  const isPicture = template.masthead.nameplate.picture !== null
  const choose = () => chooseNameplatePicture(app, issue, template, onChoose)
  return (
    <>
      <Beside label={field.label}>
        <Choice
          label={field.label}
          options={options}
          value={isPicture ? 'picture' : 'words'}
          placeholder=""
          isDisabled={false}
          onChoose={(id) => {
            if (id === 'words') onChoose(null)
            else if (!isPicture) choose()
          }}
        />
      </Beside>
      {isPicture ? (
        <div className={styles.under}>
          <Button tone="outline" onPress={choose}>
            <Icon of={Image} />
            换一张图片…
          </Button>
        </div>
      ) : (
        <p className={styles.under}>{field.hint}</p>
      )}
    </>
  )
}
