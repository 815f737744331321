// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Field } from '@/shared/api/model'
import { fieldsQuery, tagsQuery } from '@/shared/api/reference'
import sharedTexts from '@/shared/i18n/en.json'
import { FilterChips } from './FilterChips'
import texts from './i18n/en.json'

const field = (key: string, name: string, type: Field['type']): Field => ({ id: key, version: 1, of: 'lead', key, name, type, options: [], active: true, rank: 1 })
const FIELDS = [field('area', 'Area', 'number'), field('budget', 'Budget', 'money'), field('since', 'Since', 'date'), field('wish', 'Wish', 'text')]

describe('ranges of own fields', () => {
  const show = (address: string) => {
    const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } })
    client.setQueryData(['session'], { staff: { id: 's', role: 'manager' }, workspace: { currency: 'UAH', timeZone: 'Europe/Kyiv' } })
    client.setQueryData(fieldsQuery.queryKey, FIELDS)
    client.setQueryData(tagsQuery.queryKey, [])
    const root = createRootRoute()
    const shell = createRoute({ getParentRoute: () => root, id: 'shell' })
    const layout = createRoute({ getParentRoute: () => shell, id: 'boardLayout', validateSearch: ({ field }: Record<string, unknown>) => ({ field: typeof field === 'string' ? field : undefined }), component: FilterChips })
    const board = createRoute({ getParentRoute: () => layout, path: '/board' })
    const router = createRouter({ routeTree: root.addChildren([shell.addChildren([layout.addChildren([board])])]), history: createMemoryHistory({ initialEntries: [address] }) })
    render(
      <I18nextProvider i18n={i18next}>
        <MantineProvider env="test">
          <QueryClientProvider client={client}>
            <RouterProvider router={router as never} />
          </QueryClientProvider>
        </MantineProvider>
      </I18nextProvider>,
    )
    return () => router.state.location.search.field
  }

  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'en', ns: ['board', 'shared'], resources: { en: { board: texts, shared: sharedTexts } }, interpolation: { escapeValue: false } })
  })
  afterEach(cleanup)

  it('are chips that say between what, and go one by one', async () => {
    const asked = show('/board?field=budget:1000..5000,area:..-2.5,since:2026-11-01..2026-11-30')
    expect(await screen.findByText('Budget ₴1,000 – ₴5,000')).toBeTruthy()
    expect(screen.getByText('Area to -2.5')).toBeTruthy()
    expect(screen.getByText('Since Nov 1, 2026 – Nov 30, 2026')).toBeTruthy()
    fireEvent.click(screen.getByLabelText('Remove the filter: Area to -2.5'))
    await waitFor(() => expect(asked()).toBe('budget:1000..5000,since:2026-11-01..2026-11-30'))
  })

  it('are written from one end to the other, and stand in the address', async () => {
    const asked = show('/board')
    fireEvent.click(await screen.findByText('Filter'))
    const from = await screen.findByLabelText('Budget, UAH from')
    expect(screen.queryByLabelText('Wish from')).toBeNull()
    fireEvent.change(from, { target: { value: '1 000,50' } })
    expect(asked()).toBeUndefined()
    fireEvent.keyDown(from, { key: 'Enter' })
    await waitFor(() => expect(asked()).toBe('budget:1000.50..'))
    const to = screen.getByLabelText('Budget, UAH to')
    fireEvent.change(to, { target: { value: '5000' } })
    fireEvent.blur(to)
    await waitFor(() => expect(asked()).toBe('budget:1000.50..5000'))
    fireEvent.change(screen.getByLabelText('Since from'), { target: { value: '2026-11-01' } })
    await waitFor(() => expect(asked()).toBe('budget:1000.50..5000,since:2026-11-01..'))
    fireEvent.change(from, { target: { value: '' } })
    fireEvent.blur(from)
    await waitFor(() => expect(asked()).toBe('since:2026-11-01..,budget:..5000'))
  })

  it('say when they end before they begin', async () => {
    show('/board?field=area:9..10,budget:500..90,since:2026-11-30..2026-11-01')
    fireEvent.click(await screen.findByText('Filter'))
    const wrong = (label: string) => screen.getByLabelText(label).getAttribute('aria-invalid') === 'true'
    await screen.findByLabelText('Area to')
    expect(screen.getAllByText(texts.filter.endsBefore)).toHaveLength(2)
    expect(['Area to', 'Budget, UAH to', 'Since to'].map(wrong)).toEqual([false, true, true])
  })

  it('takes no words for a number', async () => {
    const asked = show('/board?field=area:1..2')
    fireEvent.click(await screen.findByText('Filter'))
    const from = await screen.findByLabelText('Area from')
    fireEvent.change(from, { target: { value: 'much' } })
    fireEvent.blur(from)
    expect(screen.getByText('A number is needed, such as 1250.5.')).toBeTruthy()
    expect(asked()).toBe('area:1..2')
  })
})
