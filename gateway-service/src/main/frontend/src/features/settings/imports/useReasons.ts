import { useTranslation } from 'react-i18next'
import { useSay } from '@/shared/refusals/useSay'
import type { Wrong } from './api'

/** How intake writes what is wrong with a cell into the reason of a receipt, a line each. */
const CELL = /^Line (\d+), (\w+): (.+)$/

/** Says what is wrong with rows of a table in the language of the screen; what it does not know stays as the service wrote it. */
export function useReasons() {
  const { t } = useTranslation('settings')
  const say = useSay()
  const ofCell = ({ line, column, message }: Wrong) => t('imports.cell', { line, column: t(`imports.fields.${column}`, { defaultValue: column }), why: say(message) })
  const ofRow = (reason: string) =>
    reason
      .split('\n')
      .map((text) => {
        const [, line, column, message] = CELL.exec(text) ?? []
        return line && column && message ? ofCell({ line: Number(line), column, message }) : say(text)
      })
      .join('\n')
  return { ofCell, ofRow }
}
