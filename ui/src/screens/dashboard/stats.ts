/** What `/admin/stats` says of all calls since the beginning. */
export interface StatsAnswer {
  overview: {
    totalRequests: number;
    successfulRequests: number;
    failedRequests: number;
    /** 0 to 100. */
    cacheHitRate: number;
    totalErrors: number;
  };
  errors: { labels: string[]; data: number[]; recent: string[] };
  cache: { hits: number; misses: number; size: number };
}

export interface RecentError {
  /** Epoch seconds. */
  timestamp: number;
  /** Empty if none was asked. */
  provider: string;
  message: string;
  type: string;
  status: number;
  requestId: string;
}

/** The sort of error that came most often; null if there was none. */
export function mostFrequent({ errors }: StatsAnswer): string | null {
  let most = -1;
  errors.data.forEach((count, i) => {
    most = count > (errors.data[most] ?? 0) ? i : most;
  });
  return errors.labels[most] ?? null;
}

/** The errors that came last, the newest first; each comes as JSON in a text. */
export function recentErrors(stats: StatsAnswer, most: number): RecentError[] {
  return stats.errors.recent
    .slice(-most)
    .flatMap((text) => {
      try {
        return [JSON.parse(text) as RecentError];
      } catch {
        return [];
      }
    })
    .reverse();
}
