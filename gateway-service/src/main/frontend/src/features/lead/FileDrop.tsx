import { type DragEvent, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAddFiles } from '@/shared/files/useAddFiles'
import { isTyping } from '@/shared/ui/keys'
import classes from './FileDrop.module.css'
import type { Lead } from './model'
import { useFilesOf } from './useFilesOf'

interface Props {
  lead: Lead
  className: string | undefined
  children: ReactNode
}

/** The card as a place to drop files on, or to paste them where nobody is writing. The composer takes its own. */
export function FileDrop({ lead, className, children }: Props) {
  const { t } = useTranslation('lead')
  const [over, setOver] = useState(false)
  const add = useAddFiles(useFilesOf(lead.id))
  const mayAdd = !lead.mergedInto

  useEffect(() => {
    if (!mayAdd) return
    const onPaste = (event: ClipboardEvent) => {
      const files = event.clipboardData?.files
      if (!files?.length || event.defaultPrevented || isTyping(event.target) || document.querySelector('[role="dialog"][aria-modal="true"]')) return
      event.preventDefault()
      add(files)
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [add, mayAdd])

  const onDrag = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    const taken = event.defaultPrevented
    // also where it is not taken: the browser would leave the page for the file
    event.preventDefault()
    setOver(mayAdd && !taken && event.type === 'dragover')
    if (mayAdd && !taken && event.type === 'drop') add(event.dataTransfer.files)
  }
  return (
    <div className={className} onDragOver={onDrag} onDragLeave={onDrag} onDrop={onDrag}>
      {children}
      {over && <div className={classes.drop}>{t('cardFiles.drop')}</div>}
    </div>
  )
}
