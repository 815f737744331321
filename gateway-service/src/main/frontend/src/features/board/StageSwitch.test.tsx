// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import texts from './i18n/en.json'
import { StageSwitch } from './StageSwitch'
import { board, card } from './testBoard'

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { board: texts } }, interpolation: { escapeValue: false } })
})
afterEach(cleanup)

it('says which stage a phone shows, and shows another', () => {
  const onShow = vi.fn()
  const { columns } = board({ new: [card('a', 'new', 1)], talk: [] })
  render(
    <I18nextProvider i18n={i18next}>
      <QueryClientProvider client={new QueryClient()}>
        <StageSwitch columns={columns} shown="new" onShow={onShow} />
      </QueryClientProvider>
    </I18nextProvider>,
  )
  const [first, second] = screen.getAllByRole('button', { hidden: true })
  expect(first!.getAttribute('aria-pressed')).toBe('true')
  expect(first!.getAttribute('aria-label')).toContain('leads: 1')
  expect(second!.getAttribute('aria-pressed')).toBe('false')
  fireEvent.click(second!)
  expect(onShow).toHaveBeenCalledWith('talk')
})
