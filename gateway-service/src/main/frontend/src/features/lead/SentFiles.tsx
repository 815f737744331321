import { IconPaperclip } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFileSize } from '@/shared/files/fileSize'
import { useSession } from '@/shared/session/session'
import { useShowProblem } from '@/shared/ui/problemText'
import { saveSentFile } from './api/uploads'
import type { SentFile } from './model'
import classes from './Timeline.module.css'

/** The files that went with a message. They can be saved again for some days, by who sent them and by owners. */
export function SentFiles({ files, by }: { files: SentFile[]; by: string | null | undefined }) {
  const { t } = useTranslation('lead')
  const { staff } = useSession()
  const showProblem = useShowProblem()
  const size = useFileSize()
  const mayRead = staff.role === 'owner' || staff.id === by
  return (
    <>
      {files.map((file) => (
        <div key={file.id} className={classes.attachment}>
          <IconPaperclip size={14} aria-hidden />
          {mayRead ? (
            <button type="button" className={classes.plain} onClick={() => void saveSentFile(file).catch(showProblem)} aria-label={t('files.save', { name: file.name })}>
              {file.name}
            </button>
          ) : (
            file.name
          )}{' '}
          ({size(file.size)})
        </div>
      ))}
    </>
  )
}
