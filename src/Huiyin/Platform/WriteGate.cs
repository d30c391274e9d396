using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Huiyin.Platform;

/// <summary>
/// SQLite has one writer: write transactions of the whole process pass through this gate, one at a time, and
/// wait here instead of failing there. PostgreSQL has no need of it. See docs/decisions/one-writer-behind-a-gate.md.
/// </summary>
public sealed class WriteGate(bool oneWriter) : IDisposable
{
    private readonly SemaphoreSlim writer = new(1, 1);

    internal async Task<IDisposable?> Enter(CancellationToken stop = default)
    {
        if (!oneWriter)
            return null;
        await writer.WaitAsync(stop);
        return new Leave(writer);
    }

    public void Dispose() => writer.Dispose();

    private sealed class Leave(SemaphoreSlim writer) : IDisposable
    {
        public void Dispose() => writer.Release();
    }
}

/// <summary>
/// One change of the house: everything inside is committed together or not at all; what should happen because of it
/// (live refresh, waking the clock) happens after the commit and never before.
/// </summary>
public sealed class UnitOfWork(HuiyinDb db, WriteGate gate)
{
    private readonly List<Action> afterCommit = [];
    private bool open;

    /// <summary>Runs once the present change is committed; lost when it is refused.</summary>
    public void AfterCommit(Action action) => afterCommit.Add(action);

    /// <summary>Runs a change; a refusal rolls everything back. Inside another change it simply joins.</summary>
    public async Task<Outcome<T>> Run<T>(Func<Task<Outcome<T>>> change)
    {
        if (open)
            return await change();
        using var turn = await gate.Enter();
        await using var transaction = await db.Database.BeginTransactionAsync();
        open = true;
        try
        {
            var outcome = await change();
            if (outcome.Refusal is null)
                await Commit(transaction);
            else
                db.ChangeTracker.Clear();
            return outcome;
        }
        finally
        {
            open = false;
            afterCommit.Clear();
        }
    }

    /// <summary>Saves without a savepoint: what fails here fails the whole change, and nobody goes back to half of it.</summary>
    internal async Task Save()
    {
        db.Database.AutoSavepointsEnabled = false;
        await db.SaveChangesAsync();
        db.Database.AutoSavepointsEnabled = true;
    }

    private async Task Commit(IDbContextTransaction transaction)
    {
        await Save();
        await transaction.CommitAsync();
        foreach (var action in afterCommit)
            action();
    }
}
