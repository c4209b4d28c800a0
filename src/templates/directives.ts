// Limits and manners of orders (domain.md §8): what is copied into an order when it is issued.

export const DIRECTIVE_POLICY = {
  /** Minutes to acknowledge: by day, for urgent and flash orders, and for others at night. */
  ackMinutes: { day: 30, urgent: 10, night: 120 },
  /** Minutes to send figures back where the order names no time. */
  feedbackMinutes: 120,
  /** Nobody is reminded between these clock times, except of a flash order. */
  quiet: { from: '22:00', to: '07:00' },
  /** Parts of a limit after which those still waited for are reminded. */
  remindAt: [0.5, 0.9],
  /** Minutes after the parent's group had the list, until its leaders are told. */
  leaderAfter: 15,
  validHours: 72,
} as const;
