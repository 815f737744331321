import { ActionIcon, Button, CloseButton, Menu, Skeleton, TextInput, Title, Tooltip, UnstyledButton } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { IconCheck, IconChevronDown, IconLayoutKanban, IconList, IconPlus, IconSearch, IconX, type TablerIcon } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pipelinesQuery, sourcesQuery, staffQuery } from '@/shared/api/reference'
import { useSession } from '@/shared/session/session'
import type { BoardFilters } from './api/board'
import classes from './BoardTools.module.css'

// not of the first load: the cards come first
const FilterChips = lazy(() => import('./FilterChips').then((module) => ({ default: module.FilterChips })))
const ViewsMenu = lazy(() => import('./ViewsMenu').then((module) => ({ default: module.ViewsMenu })))

interface Props {
  filters: BoardFilters
  list: boolean
  onNewLead: () => void
}

/** Head of the board: which pipeline, search, filters as chips, board or list, new lead. All of it stands in the address. */
export function BoardTools({ filters, list, onNewLead }: Props) {
  const { t } = useTranslation('board')
  const { staff } = useSession()
  const navigate = useNavigate({ from: '/board' })
  const set = (part: { pipeline?: string; manager?: string; source?: string; q?: string; view?: 'list' }) =>
    void navigate({ to: '/board', search: (before) => ({ ...before, ...part }), replace: true })
  // who sees only their own leads has nobody to choose from
  const onlyOwn = staff.role === 'manager' && !staff.team?.sharesLeads
  const managers = useQuery({ ...staffQuery, enabled: !onlyOwn })
  const seen = (managers.data ?? []).filter((member) => staff.role !== 'manager' || member.team?.id === staff.team?.id)
  const sources = useQuery(sourcesQuery)

  return (
    <header className={classes.tools}>
      <PipelineMenu chosen={filters.pipelineId} onChoose={(pipeline) => set({ pipeline })} />
      <Suspense fallback={<Skeleton width={100} height={32} />}>
        <ViewsMenu />
      </Suspense>
      <Search value={filters.q ?? ''} onSearch={(q) => set({ q: q || undefined })} />
      <div className={classes.filters}>
        {onlyOwn ? (
          <Chip
            label={t('mine')}
            active={filters.managerId === staff.id}
            onToggle={() => set({ manager: filters.managerId === staff.id ? undefined : staff.id })}
          />
        ) : (
          <FilterMenu
            label={t('manager')}
            value={filters.managerId}
            options={[
              { id: 'none', name: t('nobody') },
              ...seen.filter((member) => member.active && member.role !== 'analyst'),
            ]}
            onChange={(manager) => set({ manager })}
          />
        )}
        <FilterMenu label={t('source')} value={filters.sourceId} options={sources.data ?? []} onChange={(source) => set({ source })} />
        <Suspense fallback={<Skeleton width={80} height={30} radius="xl" />}>
          <FilterChips />
        </Suspense>
      </div>
      <div className={classes.view} role="group" aria-label={t('view')}>
        <ViewButton icon={IconLayoutKanban} label={t('asBoard')} active={!list} onClick={() => set({ view: undefined })} />
        <ViewButton icon={IconList} label={t('asList')} active={list} onClick={() => set({ view: 'list' })} />
      </div>
      <Button className={classes.newLead} leftSection={<IconPlus size={16} aria-hidden />} onClick={onNewLead} size="xs" h={32}>
        {t('newLead')}
      </Button>
      <ActionIcon className={classes.newLeadSmall} variant="filled" color="accent" size={36} onClick={onNewLead} aria-label={t('newLead')}>
        <IconPlus size={20} aria-hidden />
      </ActionIcon>
    </header>
  )
}

function ViewButton({ icon: Icon, label, active, onClick }: { icon: TablerIcon; label: string; active: boolean; onClick: () => void }) {
  return (
    <UnstyledButton className={classes.viewButton} data-active={active || undefined} aria-pressed={active} aria-label={label} title={label} onClick={onClick}>
      <Icon size={16} aria-hidden />
    </UnstyledButton>
  )
}

function PipelineMenu({ chosen, onChoose }: { chosen: string | undefined; onChoose: (id: string | undefined) => void }) {
  const { t } = useTranslation('board')
  const { data: pipelines = [] } = useQuery(pipelinesQuery)
  const current = pipelines.find((pipeline) => pipeline.id === chosen) ?? pipelines.find((pipeline) => pipeline.default) ?? pipelines[0]
  const heading = (
    <Title order={1} size="h4" lh={1.2} className={classes.pipeline} title={current?.name}>
      {current?.name ?? t('title')}
    </Title>
  )
  if (pipelines.length < 2) return heading
  return (
    <Menu position="bottom-start" shadow="lg" radius="md">
      <Menu.Target>
        <UnstyledButton className={classes.pipelineButton} aria-label={t('pipeline', { name: current?.name })}>
          {heading}
          <IconChevronDown size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {pipelines.map((pipeline) => (
          <Menu.Item
            key={pipeline.id}
            rightSection={pipeline === current && <IconCheck size={16} aria-hidden />}
            onClick={() => onChoose(pipeline.default ? undefined : pipeline.id)}
          >
            {pipeline.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function Search({ value, onSearch }: { value: string; onSearch: (q: string) => void }) {
  const { t } = useTranslation('board')
  const [text, setText] = useState(value)
  const sent = useRef(value)
  const search = useDebouncedCallback((q: string) => {
    sent.current = q
    onSearch(q)
  }, 250)
  useEffect(() => {
    // the address changed from outside: a link, the way back
    if (value !== sent.current) {
      sent.current = value
      setText(value)
    }
  }, [value])
  const change = (q: string) => {
    setText(q)
    search(q.trim())
  }
  return (
    <TextInput
      className={classes.search}
      size="xs"
      data-search
      type="search"
      aria-label={t('search')}
      placeholder={t('search')}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={text ? <CloseButton size="sm" aria-label={t('clearSearch')} onClick={() => change('')} /> : <kbd aria-hidden>/</kbd>}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur()
      }}
    />
  )
}

function Chip({ label, active, onToggle }: { label: string; active: boolean; onToggle: () => void }) {
  return (
    <UnstyledButton className={classes.chip} data-active={active || undefined} aria-pressed={active} onClick={onToggle}>
      {active && <IconCheck size={14} aria-hidden />}
      {label}
    </UnstyledButton>
  )
}

interface FilterMenuProps {
  label: string
  value: string | undefined
  options: { id: string; name: string }[]
  onChange: (id: string | undefined) => void
}

function FilterMenu({ label, value, options, onChange }: FilterMenuProps) {
  const { t } = useTranslation('board')
  const chosen = options.find((option) => option.id === value)
  return (
    <span className={classes.chipGroup} data-active={value ? true : undefined}>
      <Menu position="bottom-start" shadow="lg" radius="md" width={240}>
        <Menu.Target>
          <UnstyledButton className={classes.chip} data-active={value ? true : undefined} disabled={options.length === 0}>
            <span className={classes.chipText}>{value ? `${label}: ${chosen?.name ?? '…'}` : label}</span>
            {!value && <IconChevronDown size={14} aria-hidden />}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <div className={classes.options}>
            {options.map((option) => (
              <Menu.Item
                key={option.id}
                rightSection={option.id === value && <IconCheck size={16} aria-hidden />}
                onClick={() => onChange(option.id === value ? undefined : option.id)}
              >
                {option.name}
              </Menu.Item>
            ))}
          </div>
        </Menu.Dropdown>
      </Menu>
      {value && (
        <Tooltip label={t('removeFilter', { name: label })}>
          <UnstyledButton className={classes.remove} aria-label={t('removeFilter', { name: label })} onClick={() => onChange(undefined)}>
            <IconX size={13} aria-hidden />
          </UnstyledButton>
        </Tooltip>
      )}
    </span>
  )
}
