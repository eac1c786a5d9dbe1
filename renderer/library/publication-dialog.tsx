import { useState } from 'react'
import { closeDialog } from '../app/app.ts'
import { useApp, useAppState } from '../app/context.tsx'
import { Answers, Button, Modal } from '../ui/index.ts'
import { startPublication } from './library-actions.ts'
import { PublicationFields, styleOptions, usePublicationForm } from './publication-form.tsx'

/** 新建刊物: another publication beside those that are there. */
export function PublicationDialog() {
  const app = useApp()
  const templates = useAppState((state) => state.start?.templates ?? null) ?? []
  const issues = useAppState((state) => state.library?.issues ?? null) ?? []
  const office = issues.find(({ issuingOffice }) => issuingOffice !== null)?.issuingOffice
  const kept = useAppState((state) => state.library?.styles ?? null) ?? []
  const form = usePublicationForm(styleOptions(templates, kept), office ?? '')
  const [isTried, setIsTried] = useState(false)
  const begin = () => {
    setIsTried(true)
    if (form.fault === null) void startPublication(app, form.ask)
  }
  return (
    <Modal title="新建刊物" width="wide" onDismiss={() => closeDialog(app)}>
      <PublicationFields form={form} isTried={isTried} onEnter={begin} />
      <Answers>
        <Button isLarge onPress={() => closeDialog(app)}>
          取消
        </Button>
        <Button tone="main" isLarge onPress={begin}>
          新建第1期
        </Button>
      </Answers>
    </Modal>
  )
}
