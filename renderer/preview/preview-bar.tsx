import {
  BookOpen,
  ChevronLeft,
  ChevronRight,
  Minus,
  Plus,
  RectangleVertical,
  SpellCheck,
} from 'lucide-react'
import { useEffect, useState } from 'react'
import { CommandButton } from '../app/command-button.tsx'
import { Button, Icon, Toggle } from '../ui/index.ts'
import styles from './preview.module.css'
import type { PreviewZoom } from './zoom.ts'

interface PreviewBarProps {
  readonly pageCount: number
  readonly page: number
  readonly isSpread: boolean
  readonly zoom: PreviewZoom
  /** What `zoom` comes to. */
  readonly scale: number
  readonly onSpread: (isSpread: boolean) => void
  readonly onZoom: (zoom: PreviewZoom) => void
  readonly onStep: (step: 1 | -1) => void
  readonly onPage: (page: number) => void
}

export function PreviewBar(props: PreviewBarProps) {
  const { pageCount, page, isSpread, zoom, scale, onSpread, onZoom, onStep, onPage } = props
  const toggle = (label: string, isSelected: boolean, run: () => void, icon: typeof Plus) => (
    <Toggle
      label={label}
      shortcut={null}
      isIcon={false}
      isSelected={isSelected}
      isDisabled={false}
      onPress={run}
    >
      <Icon of={icon} />
      {label}
    </Toggle>
  )
  return (
    <div className={styles.bar} role="toolbar" aria-label="预览">
      {toggle('双页', isSpread, () => onSpread(true), BookOpen)}
      {toggle('单页', !isSpread, () => onSpread(false), RectangleVertical)}
      <i className={styles.rule} />
      <Button isDisabled={zoom === 'page'} onPress={() => onZoom('page')}>
        整页
      </Button>
      <Button isDisabled={zoom === 'width'} onPress={() => onZoom('width')}>
        页宽
      </Button>
      <CommandButton id="zoom-out" icon={Minus} />
      <span className={styles.percent}>{`${Math.round(scale * 100)}%`}</span>
      <CommandButton id="zoom-in" icon={Plus} />
      <i className={styles.space} />
      <Button tone="icon" label="前一页" shortcut="PageUp" onPress={() => onStep(-1)}>
        <Icon of={ChevronLeft} />
      </Button>
      <PageField page={page} pageCount={pageCount} onPage={onPage} />
      <Button tone="icon" label="后一页" shortcut="PageDown" onPress={() => onStep(1)}>
        <Icon of={ChevronRight} />
      </Button>
      <CommandButton id="toggle-review" icon={SpellCheck} isToggle />
    </div>
  )
}

function PageField(props: Pick<PreviewBarProps, 'page' | 'pageCount' | 'onPage'>) {
  const { page, pageCount, onPage } = props
  const [typed, setTyped] = useState(String(page))
  useEffect(() => setTyped(String(page)), [page])
  const go = () => {
    const wanted = Number(typed)
    // Beyond the last page is the last page.
    if (Number.isInteger(wanted) && wanted >= 1) onPage(Math.min(wanted, pageCount))
    else setTyped(String(page))
  }
  return (
    <label className={styles.goTo}>
      第
      <input
        inputMode="numeric"
        aria-label="到第几页"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={go}
        onKeyDown={(event) => event.key === 'Enter' && go()}
      />
      {`页，共 ${pageCount} 页`}
    </label>
  )
}
