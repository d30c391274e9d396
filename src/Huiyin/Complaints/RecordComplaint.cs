using Huiyin.Cases.Public;
using Huiyin.Complaints.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Complaints;

/// <summary>业主投诉记录 written or corrected, and read back .</summary>
internal static class RecordComplaint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapCaseVerb<ComplaintInput>("complaint", Operation.RecordComplaint, On);
        routes.MapCaseVerb<Nothing>(
            "read-back",
            Operation.RegisterCase,
            ReadBack,
            openToRespondent: found => found.ReadBackAt is null
        );
    }

    private static ValueTask<Outcome> ReadBack(Case found, Nothing input, CaseRegister register)
    {
        if (found.Status.IsFinal())
            return new(CaseRefusals.AlreadyEnded(found.Status));
        found.ReadBack(register.Actor, register.Now);
        return new(Outcome.Done);
    }

    /// <summary>Writes the whole record anew; what is left out is no longer said.</summary>
    private static async ValueTask<Outcome> On(Case found, ComplaintInput input, CaseRegister register)
    {
        if (found.Kind != RequestKind.Complaint)
            return CaseRefusals.NotAComplaint;
        if (found.Status.IsFinal())
            return CaseRefusals.AlreadyEnded(found.Status);
        var roster = await register.Roster();
        if (input.Checked(roster, register.Now, "").Refused(out var record, out var no))
            return no;
        var complaint = await ComplaintBook.Of(found, register.Db);
        var renamed = found.RespondentId is { } named && named != record.Respondent.Staff;
        var freed = found.RespondentDepartment is { } department && department != record.Respondent.DepartmentAsSuch;
        if ((renamed || freed) && !register.Me.May(Operation.JudgeComplaint))
            return ComplaintRefusals.OnlyTheSupervisorRenames;
        if (freed && found.BarFromJudging(register.Me) is { } bar)
            return bar;

        complaint.Write(record);
        var newly = record.Respondent.Staff is { } person && !found.IsAbout(person);
        var assignee = found.AssigneeId;
        var before = (found.RespondentId, found.RespondentDepartment);
        found.NameRespondent(record.Respondent.Staff, record.Respondent.DepartmentAsSuch);
        found.Note(
            "ComplaintRecorded",
            register.Actor,
            register.Now,
            null,
            ("respondent", WhoIs(record.Respondent, roster)),
            ("demand", record.Demand),
            ("occurredAt", record.OccurredAt is { } at ? roster.Local(at).ToString("yyyy-MM-dd HH:mm") : null),
            ("complainant", record.Complainant is { } type ? Json.Word(type) : null),
            ("course", record.Course),
            ("relieved", assignee is not null && found.AssigneeId is null ? roster.Find(assignee)?.Name : null)
        );
        if ((await PassDown(found, before, register)).Refusal is { } below)
            return below;
        if (newly)
            await ComplaintBook.TellOfRespondent(found, register);
        return Outcome.Done;
    }

    /// <summary>
    /// A child is about whom its parent is about, and so is what was opened below it. One that is about somebody of its own
    /// stays so, or a word about the parent would lift the bar there.
    /// </summary>
    private static async Task<Outcome> PassDown(
        Case parent,
        (StaffId? Person, string? Department) before,
        CaseRegister register
    )
    {
        var (person, department) = (parent.RespondentId, parent.RespondentDepartment);
        if (before == (person, department))
            return Outcome.Done;
        var children = await register
            .Db.Set<Case>()
            .Where(c => c.CommunityId == parent.CommunityId && c.ParentId == parent.Id && c.EndedAt == null)
            .ToListAsync();
        foreach (var child in children)
        {
            var was = (child.RespondentId, child.RespondentDepartment);
            if (was == (person, department) || (was != (null, null) && was != before))
                continue;
            var changed = await register.Change(
                child.Id.Value.ToString(),
                null,
                found =>
                {
                    found.NameRespondent(person, department);
                    found.Note("RespondentPassedDown", register.Actor, register.Now, null, ("case", parent.Number));
                    return new(Outcome.Done);
                }
            );
            if (changed.Refused(out var passed, out var no))
                return no;
            if ((await PassDown(passed, was, register)).Refusal is { } below)
                return below;
        }
        return Outcome.Done;
    }

    internal static string? WhoIs(Respondent respondent, CommunityRoster roster) =>
        string.Join(
            '、',
            new[]
            {
                roster.Find(respondent.Staff)?.Name,
                respondent.Staff is null && respondent.Department is { } code ? roster.DepartmentName(code) : null,
                respondent.Outside,
            }.OfType<string>()
        )
            is { Length: > 0 } said
            ? said
            : null;
}
