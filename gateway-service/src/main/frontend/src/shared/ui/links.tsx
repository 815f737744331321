import { ActionIcon, type ActionIconProps, Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'

type Rest = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'color' | 'style'> & { ref?: Ref<HTMLAnchorElement> }

/** Mantine's anchor, button and icon button with a typed address of the router. */
export const LinkAnchor = createLink((props: Omit<AnchorProps, 'href'> & Rest) => <Anchor {...props} />)
export const LinkButton = createLink((props: Omit<ButtonProps, 'href'> & Rest) => <Button component="a" {...props} />)
export const LinkActionIcon = createLink((props: Omit<ActionIconProps, 'href'> & Rest) => <ActionIcon component="a" {...props} />)
