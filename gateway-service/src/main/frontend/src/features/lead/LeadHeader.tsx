import { ActionIcon, Button, Menu, Popover, Tooltip } from '@mantine/core'
import { IconBan, IconDots, IconLink, IconRefresh, IconUserCheck, IconUserPlus, IconUserX, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { notify } from '@/shared/ui/notify'
import { pipelinesQuery } from '@/shared/api/reference'
import type { Stage } from '@/shared/api/model'
import { toProblem } from '@/shared/api/problem'
import { useFormats } from '@/shared/format/useFormats'
import { moveLead } from '@/shared/leads/moveLead'
import { type Answer, StageQuestion } from '@/shared/leads/StageQuestion'
import { askedBy, type Asks, stageAsks } from '@/shared/leads/stageAsks'
import { useTellWhenFull } from '@/shared/leads/stageLoad'
import { useRole } from '@/shared/session/session'
import { OthersThere } from '@/shared/live/OthersThere'
import { ChannelIcon } from '@/shared/ui/Channel'
import { useShowProblem } from '@/shared/ui/problemText'
import { Waiting } from '@/shared/ui/Waiting'
import { rejectLead, reopenLead } from './api/endings'
import { patchLead } from './api/patchLead'
import { EditableText } from './EditableText'
import { LeadTemperature } from './LeadTemperature'
import classes from './LeadHeader.module.css'
import type { Lead } from './model'
import { OtherPipelines } from './OtherPipelines'
import { StagePath } from './StagePath'
import { useLeadChange } from './useLead'

const ExcludeDialog = lazy(() => import('./ExcludeDialog').then((module) => ({ default: module.ExcludeDialog })))

interface Props {
  lead: Lead
  onClose: () => void
  onConvert: () => void
}

/** Who it is, where on its way, and how it can end. */
export function LeadHeader({ lead, onClose, onConvert }: Props) {
  const { t } = useTranslation('lead')
  const change = useLeadChange(lead)
  const showProblem = useShowProblem()
  const tellWhenFull = useTellWhenFull()
  const pipelines = useQuery(pipelinesQuery).data
  const pipeline = pipelines?.find((one) => one.id === lead.pipelineId)
  const others = pipelines?.filter((one) => one.id !== lead.pipelineId) ?? []
  const [asked, setAsked] = useState<{ stage: Stage | null; asks: Extract<Asks, { kind: 'reason' | 'fields' }> } | null>(null)
  const [busy, setBusy] = useState(false)
  const owner = useRole('owner')
  const navigate = useNavigate()
  const [excluding, setExcluding] = useState(false)
  const open = lead.outcome === 'open'

  const move = async (stage: Stage, answer: Answer = {}) => {
    setBusy(true)
    await change(
      async () => {
        try {
          const moved = await moveLead(lead.id, { stageId: stage.id, version: lead.version, ...answer })
          setAsked(null)
          tellWhenFull(moved.stageLoad, stage.name)
          return moved as Lead
        } catch (error) {
          const asks = askedBy(toProblem(error))
          if (asks?.kind === 'reason' || asks?.kind === 'fields') setAsked({ stage, asks })
          else if (asks?.kind === 'conversion') onConvert()
          else throw error
          // nothing has moved yet
          return lead
        }
      },
      answer.reasonId || answer.fields ? undefined : { stageId: stage.id, pipelineId: pipelineOf(stage), ...(!lead.temperatureByHand && { temperature: stage.temperature }) },
    )
    setBusy(false)
  }
  const pipelineOf = (stage: Stage) => pipelines?.find((one) => one.stages.includes(stage))?.id ?? lead.pipelineId
  const choose = (stage: Stage) => {
    const asks = stageAsks(stage)
    if (asks.kind === 'conversion') onConvert()
    else if (asks.kind === 'reason') setAsked({ stage, asks })
    else void move(stage)
  }
  const answer = async (given: Answer) => {
    if (asked?.stage) return move(asked.stage, given)
    setBusy(true)
    if (await change(() => rejectLead(lead.id, given.reasonId!, given.note))) setAsked(null)
    setBusy(false)
  }
  const copyAddress = () => {
    navigator.clipboard.writeText(`${location.origin}/leads/${lead.id}`).then(
      () => notify({ message: t('addressCopied'), color: 'accent' }),
      (error: unknown) => showProblem(error),
    )
  }

  return (
    <header className={classes.header}>
      <div className={classes.top}>
        <ChannelIcon channel={lead.channel} size={22} />
        <EditableText
          className={classes.title}
          label={t('title')}
          value={lead.title ?? ''}
          placeholder={t('shared:noName')}
          onSave={(title) => change(() => patchLead(lead.id, lead.version, { title }), { title })}
        />
        <div className={classes.actions}>
          {open ? (
            <>
              <Button size="xs" h={32} onClick={onConvert}>
                {t('convert')}
              </Button>
              <Button size="xs" h={32} variant="default" onClick={() => setAsked({ stage: null, asks: { kind: 'reason' } })}>
                {t('reject')}
              </Button>
            </>
          ) : (
            lead.outcome !== 'won' &&
            lead.outcome !== 'merged' && (
              <Button size="xs" h={32} variant="default" leftSection={<IconRefresh size={15} aria-hidden />} onClick={() => void change(() => reopenLead(lead.id))}>
                {t('reopen')}
              </Button>
            )
          )}
          <Menu position="bottom-end" shadow="lg" width={240}>
            <Menu.Target>
              <ActionIcon size={32} aria-label={t('more')}>
                <IconDots size={18} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconLink size={16} aria-hidden />} onClick={copyAddress}>
                {t('copyAddress')}
              </Menu.Item>
              {lead.outcome !== 'won' && lead.outcome !== 'merged' && (
                <Menu.Item color="red" leftSection={<IconBan size={16} aria-hidden />} onClick={() => setExcluding(true)}>
                  {t('exclude.menu')}
                </Menu.Item>
              )}
              {owner && (
                <Menu.Item
                  leftSection={<IconUserX size={16} aria-hidden />}
                  onClick={() => void navigate({ to: '/settings/personal-data', search: { leadId: lead.id } as never })}
                >
                  {t('personalData')}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
          <ActionIcon size={32} onClick={onClose} aria-label={t('shared:close')}>
            <IconX size={18} aria-hidden />
          </ActionIcon>
        </div>
      </div>
      <About lead={lead} stage={pipeline?.stages.find((stage) => stage.id === lead.stageId)} />
      <Popover opened={asked !== null} position="bottom" width={340} closeOnClickOutside={false} withRoles={false} onChange={(opened) => !opened && setAsked(null)}>
        <Popover.Target>
          <div className={classes.path}>
            {pipeline && others.length > 0 && open && <OtherPipelines here={pipeline} others={others} onChoose={choose} />}
            {pipeline && <StagePath stages={pipeline.stages} lead={lead} onChoose={choose} />}
          </div>
        </Popover.Target>
        <Popover.Dropdown>
          {asked && (
            <StageQuestion
              asks={asked.asks}
              first={lead.first}
              stageName={asked.stage?.name ?? pipeline?.stages.find((stage) => stage.kind === 'lost')?.name ?? t('reject')}
              busy={busy}
              onAnswer={(given) => void answer(given)}
              onCancel={() => setAsked(null)}
            />
          )}
        </Popover.Dropdown>
      </Popover>
      {excluding && (
        <Suspense fallback={null}>
          <ExcludeDialog lead={lead} onClose={() => setExcluding(false)} onExcluded={onClose} />
        </Suspense>
      )}
    </header>
  )
}

/** The line under the name: number, first or repeat, when it came, and whether somebody waits. */
function About({ lead, stage }: { lead: Lead; stage: Stage | undefined }) {
  const { t } = useTranslation('lead')
  const formats = useFormats()
  const Kind = lead.first ? IconUserPlus : IconUserCheck
  return (
    <div className={classes.about}>
      <span>{t('number', { number: lead.number })}</span>
      <span className={classes.kind}>
        <Kind size={14} aria-hidden />
        {t(lead.first ? 'firstLead' : 'repeatLead')}
      </span>
      <Tooltip label={formats.dateTime(lead.createdAt)}>
        <span>{t('cameIn', { ago: formats.ago(lead.createdAt) })}</span>
      </Tooltip>
      <LeadTemperature lead={lead} stage={stage} />
      <OthersThere leadId={lead.id} />
      {lead.outcome === 'open' ? <WhoWaits lead={lead} /> : <Ended lead={lead} />}
    </div>
  )
}

function WhoWaits({ lead }: { lead: Lead }) {
  const { t } = useTranslation('lead')
  if (!lead.waitingSince) return <span className={classes.next}>{t('nobodyWaits')}</span>
  return (
    <span className={classes.next}>
      {t('waitsForAnswer')} <Waiting since={lead.waitingSince} />
    </span>
  )
}

function Ended({ lead }: { lead: Lead }) {
  const { t } = useTranslation('lead')
  const reason = lead.rejection?.reason.name
  return (
    <strong className={classes.next}>
      {t(`outcome.${lead.outcome}`)}
      {reason && `: ${reason}`}
    </strong>
  )
}
