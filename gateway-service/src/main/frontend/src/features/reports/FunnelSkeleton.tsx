import { Group, Skeleton, Stack } from '@mantine/core'

/** Bars in the shape of what comes. */
export function FunnelSkeleton() {
  return (
    <Stack gap={12} p="md" aria-hidden>
      {[94, 74, 52, 38, 22].map((width) => (
        <Group key={width} wrap="nowrap" gap="md">
          <Skeleton h={16} w={110} />
          <div style={{ flex: 1 }}>
            <Skeleton h={32} w={`${width}%`} />
          </div>
          <Skeleton h={16} w={90} />
        </Group>
      ))}
    </Stack>
  )
}
