import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Desk } from '../../host/contract.ts'
import { createApp, showToast } from '../../renderer/app/app.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('a message that was put away early takes none with it that came after', () => {
  const app = createApp({} as Desk, () => 'id')
  const shown = () => app.store.get().toasts.map(({ text }) => text)
  showToast(app, { tone: 'done', text: '前一条', actions: [] })
  vi.advanceTimersByTime(7_000)
  app.store.set({ toasts: [] })
  showToast(app, { tone: 'done', text: '后一条', actions: [] })
  vi.advanceTimersByTime(2_000)
  expect(shown()).toEqual(['后一条'])
  vi.advanceTimersByTime(7_000)
  expect(shown()).toEqual([])
})
