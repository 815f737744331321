// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { renderSignedIn } from '@/shared/tasks/testApp'
import texts from './i18n/en.json'
import { LeadCost } from './LeadCost'

const uah = (amount: string) => ({ amount, currency: 'UAH' })

describe('the cost of a lead', () => {
  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { lead: texts } }, interpolation: { escapeValue: false } })
  })
  afterEach(cleanup)

  it('is said with its basis', async () => {
    renderSignedIn(
      <LeadCost
        cost={{
          perLead: [uah('125.00')],
          basis: [
            { from: '2026-11-01', to: '2026-11-30', spend: uah('1200.00'), leads: 48 },
            { from: '2026-11-15', to: '2026-11-15', spend: uah('100.00'), leads: 1 },
          ],
        }}
      />,
    )
    expect(await screen.findByText(/125/)).toBeTruthy()
    expect(screen.getByText(/1,200.* for 48 leads, Nov 1, 2026 – Nov 30, 2026/)).toBeTruthy()
    expect(screen.getByText(/100.* for 1 lead, Nov 15, 2026/)).toBeTruthy()
  })
})
