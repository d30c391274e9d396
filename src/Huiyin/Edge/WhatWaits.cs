using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Shell;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Edge;

/// <summary>
/// The numbers that stand on the frame of every page: one small query over what is still open, each count cut off at
/// <see cref="CurrentShell.MostCounted"/>, so that no page pays for a long history.
/// </summary>
internal sealed class WhatWaits(HuiyinDb db, TimeProvider clock)
{
    /// <summary>A missed call older than this is history.</summary>
    private static readonly TimeSpan WorthCallingBack = TimeSpan.FromDays(7);

    // Ordered by the time due, so that PostgreSQL looks for different cases among what is owed, and not for what is owed
    // among all cases.
    private static readonly string Sql = $$"""
        SELECT
          (SELECT COUNT(*) FROM (SELECT DISTINCT case_id FROM
            (SELECT case_id FROM clock_promises WHERE community_id = {0} AND owed_by_id = {1}
              AND NOT ended AND due_at < {2} AND paused_since IS NULL ORDER BY due_at) d
            LIMIT {{CurrentShell.MostCounted}}) o) AS "Overdue",
          (SELECT COUNT(*) FROM (SELECT 1 FROM clock_promises WHERE community_id = {0} AND owed_by_id = {1}
            AND NOT ended AND kind = {{(int)
            PromiseKind.FollowUp}} LIMIT {{CurrentShell.MostCounted}}) f) AS "FollowUps",
          (SELECT COUNT(*) FROM (SELECT 1 FROM staff_notifications WHERE community_id = {0} AND staff_id = {1}
            AND read_at IS NULL LIMIT {{CurrentShell.MostCounted}}) n) AS "Notifications",
          (SELECT COUNT(*) FROM (SELECT 1 FROM desk_waiting WHERE community_id = {0}
            AND left_at IS NULL LIMIT {{CurrentShell.MostCounted}}) w) AS "Queue",
          (SELECT COUNT(*) FROM (SELECT 1 FROM desk_calls WHERE community_id = {0} AND at >= {3}
            AND missed AND called_back_at IS NULL LIMIT {{CurrentShell.MostCounted}}) c) AS "Calls"
        """;

    public async Task Tell(CurrentShell shell, CurrentStaff me)
    {
        var now = clock.GetUtcNow();
        var found = await db
            .Database.SqlQueryRaw<Numbers>(
                Sql,
                db.IdParameter(me.CommunityId),
                db.IdParameter(me.Id),
                now.ToUnixTimeMilliseconds(),
                (now - WorthCallingBack).ToUnixTimeMilliseconds()
            )
            .ToListAsync();
        var waits = found[0];
        shell.Overdue = (int)waits.Overdue;
        shell.Counts["follow-ups"] = (int)waits.FollowUps;
        shell.Counts["notifications"] = (int)waits.Notifications;
        shell.Counts["queue"] = (int)waits.Queue;
        shell.Counts["calls"] = (int)waits.Calls;
    }

    private sealed record Numbers(long Overdue, long FollowUps, long Notifications, long Queue, long Calls);
}
