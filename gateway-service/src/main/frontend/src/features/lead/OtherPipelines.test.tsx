// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Pipeline, Stage } from '@/shared/api/model'
import texts from './i18n/en.json'
import { OtherPipelines } from './OtherPipelines'

const stage = (id: string, more: Partial<Stage> = {}): Stage => ({ id, name: id, kind: 'open', rank: 1, temperature: 'cold', color: null, requiredFields: [], ...more })
const pipeline = (name: string, stages: Stage[]): Pipeline => ({ id: name, name, version: 1, default: false, stages })

describe('the other pipelines', () => {
  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { lead: texts } }, interpolation: { escapeValue: false } })
  })
  afterEach(cleanup)

  it('offer the stages where a lead can go on, not those that are won or being removed', async () => {
    const onChoose = vi.fn()
    const deals = pipeline('Deals', [stage('Talk'), stage('Old', { into: 'Talk' }), stage('Sold', { kind: 'won' }), stage('Gone', { kind: 'lost' })])
    render(
      <I18nextProvider i18n={i18next}>
        <MantineProvider env="test">
          <OtherPipelines here={pipeline('Leads', [])} others={[deals]} onChoose={onChoose} />
        </MantineProvider>
      </I18nextProvider>,
    )
    fireEvent.click(screen.getByRole('button', { name: 'Pipeline: Leads. Move to another one' }))
    expect((await screen.findAllByRole('menuitem')).map((item) => item.textContent)).toEqual(['Talk', 'Gone'])
    expect(screen.getByText('To “Deals”')).toBeTruthy()
    fireEvent.click(screen.getByRole('menuitem', { name: 'Talk' }))
    expect(onChoose).toHaveBeenCalledWith(deals.stages[0])
  })
})
