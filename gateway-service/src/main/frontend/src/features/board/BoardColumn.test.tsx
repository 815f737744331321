// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Stage } from '@/shared/api/model'
import sharedTexts from '@/shared/i18n/en.json'
import { renderSignedIn } from '@/shared/tasks/testApp'
import { BoardColumn } from './BoardColumn'
import texts from './i18n/en.json'
import { stage } from './testBoard'

const nothing = () => undefined

describe('a column', () => {
  const show = (more: Partial<Stage>, standing: number | null) =>
    renderSignedIn(
      <BoardColumn
        column={{ stage: { ...stage('Offer'), ...more }, count: 1, standing, sums: [], more: false, items: [], next: null }}
        share={null}
        over={false}
        reachableId={undefined}
        liftedId={undefined}
        pendingId={undefined}
        openedId={undefined}
        question={null}
        onQuestionClosed={nothing}
        onDrop={nothing}
        onLoadMore={nothing}
        onPick={nothing}
        onReveal={nothing}
      />,
    )
  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { board: texts, shared: sharedTexts } }, interpolation: { escapeValue: false } })
  })
  afterEach(cleanup)

  it('says in words, also to who hears it, that more stand in the stage than are enough', async () => {
    show({ cardLimit: 5 }, 7)
    const column = await screen.findByRole('region', { name: 'Offer, leads: 1' })
    expect(within(column).getByText('2 too many')).toBeTruthy()
    expect(within(column).getByText('Over the limit: 7, and 5 are enough')).toBeTruthy()
    expect(column.dataset.full).toBe('true')
  })

  it('shows its limit quietly as long as there is room, and none where there is none', async () => {
    show({ cardLimit: 5 }, 5)
    expect(await screen.findByText('of 5')).toBeTruthy()
    cleanup()
    show({}, null)
    const column = await screen.findByRole('region', { name: 'Offer, leads: 1' })
    expect(within(column).queryByText(/of |limit/)).toBeNull()
  })

  it('says that it is being removed', async () => {
    show({ into: 'New' }, null)
    expect(await screen.findByText('Is being removed')).toBeTruthy()
  })
})
