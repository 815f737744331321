/** The kinds of contact points that people write by hand; accounts of other channels come with what is written by them. */
export const CONTACT_KINDS = ['phone', 'email', 'telegram', 'viber'] as const
