import { ActionIcon, Button, ColorSwatch, MultiSelect, NumberInput, Popover, Select, SimpleGrid, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconCheck, IconGripVertical, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldsQuery } from '@/shared/api/reference'
import { useCompanies } from '@/shared/session/session'
import type { StageKind, Temperature } from '../api'
import classes from '../Settings.module.css'
import { useFieldName } from './Changes'
import type { StageDraft } from './draft'
import { useSortable } from './useSortable'

const COLORS = ['#64748b', '#0ea5e9', '#2563eb', '#7c3aed', '#db2777', '#dc2626', '#ea580c', '#ca8a04', '#16a34a', '#0f766c']
const FIELDS = ['amount', 'company', 'budget', 'authority', 'need', 'timeline']

interface Props {
  stage: StageDraft
  at: number
  count: number
  leads: number | null
  mayWrite: boolean
  onChange: (change: Partial<StageDraft>) => void
  onMove: (from: number, to: number) => void
  /** Where its leads can go when it is removed. */
  targets: StageDraft[]
  onRemove: () => void
  onKeep: () => void
}

/** One stage: dragged by its handle, or moved with the arrow keys on the handle, or with the two buttons. */
export function StageRow({ stage, at, count, leads, mayWrite, onChange, onMove, targets, onRemove, onKeep }: Props) {
  const { t } = useTranslation('settings')
  const fieldName = useFieldName()
  const row = useRef<HTMLLIElement>(null)
  const handle = useRef<HTMLButtonElement>(null)
  const { dragging, over } = useSortable({ row, handle, at, enabled: mayWrite, onMove })
  const made = useQuery(fieldsQuery).data?.filter((field) => field.active) ?? []
  const companies = useCompanies()
  const fields = [...new Set([...FIELDS, ...made.map((field) => field.key), ...stage.requiredFields])].filter((key) => companies || key !== 'company')
  return (
    <li ref={row} className={classes.stage} data-going={stage.going || undefined} data-dragging={dragging || undefined} data-over={over ?? undefined}>
      <button
        ref={handle}
        type="button"
        className={classes.handle}
        disabled={!mayWrite}
        aria-label={t('pipelines.drag', { name: stage.name })}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
          if (step === 0) return
          event.preventDefault()
          onMove(at, at + step)
        }}
      >
        <IconGripVertical size={16} aria-hidden />
      </button>
      <TextInput
        className={classes.stageName}
        aria-label={t('pipelines.stageName', { number: at + 1 })}
        value={stage.name}
        disabled={!mayWrite}
        rightSectionWidth={leads === null ? undefined : 88}
        rightSection={
          leads === null ? undefined : (
            <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
              {t('pipelines.leadsHere', { count: leads })}
            </Text>
          )
        }
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Select
        className={classes.stageKind}
        aria-label={t('pipelines.kind')}
        allowDeselect={false}
        disabled={!mayWrite}
        value={stage.kind}
        onChange={(kind) => onChange({ kind: kind as StageKind })}
        data={['open', 'won', 'lost'].map((value) => ({ value, label: t(`pipelines.kinds.${value}`) }))}
      />
      <Select
        aria-label={t('pipelines.temperature')}
        allowDeselect={false}
        disabled={!mayWrite}
        value={stage.temperature}
        onChange={(temperature) => onChange({ temperature: temperature as Temperature })}
        data={['cold', 'warm', 'hot'].map((value) => ({ value, label: t(`shared:temperature.${value}`) }))}
      />
      <Color value={stage.color} disabled={!mayWrite} onChange={(color) => onChange({ color })} />
      <MultiSelect
        className={classes.stageNeeds}
        aria-label={t('pipelines.required')}
        placeholder={stage.requiredFields.length === 0 ? t('pipelines.requiredHint') : undefined}
        disabled={!mayWrite}
        value={stage.requiredFields}
        onChange={(requiredFields) => onChange({ requiredFields })}
        data={fields.map((value) => ({ value, label: fieldName(value) }))}
      />
      {mayWrite ? (
        <span className={classes.stageTools}>
          <ActionIcon aria-label={t('pipelines.up', { name: stage.name })} disabled={at === 0} onClick={() => onMove(at, at - 1)}>
            <IconArrowUp size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t('pipelines.down', { name: stage.name })} disabled={at === count - 1} onClick={() => onMove(at, at + 1)}>
            <IconArrowDown size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t('pipelines.removeStage', { name: stage.name })} disabled={stage.going} onClick={onRemove}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </span>
      ) : (
        <span />
      )}
      {stage.going ? (
        <Going stage={stage} leads={leads} targets={targets} mayWrite={mayWrite} onChange={onChange} onKeep={onKeep} />
      ) : (
        stage.kind === 'open' && <Bounds stage={stage} mayWrite={mayWrite} onChange={onChange} />
      )}
    </li>
  )
}

/** How many cards are enough, and when one is stale. */
function Bounds({ stage, mayWrite, onChange }: Pick<Props, 'stage' | 'mayWrite' | 'onChange'>) {
  const { t } = useTranslation('settings')
  const bound = (field: 'cardLimit' | 'staleAfterDays', max: number) => (
    <label className={classes.stageBound}>
      {t(`pipelines.${field}`)}
      <NumberInput
        size="xs"
        w={84}
        min={1}
        max={max}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        disabled={!mayWrite}
        placeholder="–"
        aria-label={t(`pipelines.${field}Of`, { name: stage.name })}
        value={stage[field] ?? ''}
        onChange={(value) => onChange({ [field]: Number(value) || null })}
      />
    </label>
  )
  return (
    <div className={classes.stageMore}>
      {bound('cardLimit', 100_000)}
      {bound('staleAfterDays', 365)}
    </div>
  )
}

/** A stage that is removed: where its leads go, and how many are still here. */
function Going({ stage, leads, targets, mayWrite, onChange, onKeep }: Pick<Props, 'stage' | 'leads' | 'targets' | 'mayWrite' | 'onChange' | 'onKeep'>) {
  const { t } = useTranslation('settings')
  return (
    <div className={classes.stageMore} role="group" aria-label={t('pipelines.going', { name: stage.name })}>
      <label className={classes.stageBound}>
        {t('pipelines.into')}
        <Select
          size="xs"
          w={200}
          aria-label={t('pipelines.intoOf', { name: stage.name })}
          placeholder={t('pipelines.intoHint')}
          disabled={!mayWrite}
          value={stage.into}
          onChange={(into) => onChange({ into })}
          data={targets.map(({ id, name }) => ({ value: id!, label: name }))}
        />
      </label>
      <Text size="sm" role="status">
        {leads !== null && t('pipelines.stillHere', { count: leads })}
      </Text>
      {mayWrite && (
        <Button size="xs" variant="default" onClick={onKeep}>
          {t('pipelines.keep')}
        </Button>
      )}
    </div>
  )
}

function Color({ value, disabled, onChange }: { value: string; disabled: boolean; onChange: (color: string) => void }) {
  const { t } = useTranslation('settings')
  return (
    <Popover position="bottom" trapFocus>
      <Popover.Target>
        <UnstyledButton aria-label={t('pipelines.color')} disabled={disabled} style={{ display: 'grid', placeItems: 'center', height: 36 }}>
          <ColorSwatch color={value} size={22} withShadow={false} component="span" />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <SimpleGrid cols={5} spacing={8}>
          {COLORS.map((color) => (
            <UnstyledButton
              key={color}
              aria-label={`${t('pipelines.color')} ${color}`}
              aria-pressed={color === value}
              onClick={() => onChange(color)}
            >
              <ColorSwatch color={color} size={26} withShadow={false} component="span">
                {color === value && <IconCheck size={14} color="#fff" aria-hidden />}
              </ColorSwatch>
            </UnstyledButton>
          ))}
        </SimpleGrid>
      </Popover.Dropdown>
    </Popover>
  )
}
