using Huiyin.Cases;
using Huiyin.Cases.Public;
using Huiyin.Complaints.Public;
using Huiyin.Desk.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Repairs;
using Huiyin.Repairs.Public;
using Huiyin.Staff.Public;
using static Huiyin.Platform.Texts;

namespace Huiyin.Desk;

/// <summary>What becomes of it at once.</summary>
internal enum NextStep
{
    Later,
    Dispatch,
    Handled,
}

/// <summary>
/// 登记: the one form for every channel. It writes a case, adds a remark to one that is open already, or
/// only notes the call.
/// </summary>
/// <param name="Into">Number of the open case that this is about: a remark there, no second case.</param>
/// <param name="CallOnly">A call of which nothing is to come but its record.</param>
/// <param name="Waiting">The visitor of the waiting queue who is being served.</param>
internal sealed record Intake(
    Channel? Channel,
    RequestKind? Kind,
    bool? Urgent,
    string? Summary,
    string? Details,
    string? Unit,
    string? Place,
    ContactInput? Contact,
    DateTimeOffset? ReceivedAt,
    CallTaken? Call,
    Guid? Waiting,
    PromiseToCustomer? Promise,
    NextStep? Then,
    DispatchCase? Dispatch,
    HandleCase? Handling,
    bool? ReadBack,
    string? Into,
    bool? CallOnly,
    ComplaintInput? Complaint = null,
    GradeInput? Grade = null
)
{
    public static async Task<Outcome<Reply>> On(Intake input, HttpContext http)
    {
        var services = http.RequestServices;
        var register = services.GetRequiredService<CaseRegister>();
        var done =
            input.CallOnly == true ? await input.NoteCall(services.GetRequiredService<CallBook>(), register)
            : input.Into is not null ? await input.AddTo(register)
            : await input.Open(register);
        if (done.Refusal is null && input.Waiting is { } visitor)
            await services.GetRequiredService<WaitingQueue>().ServedBy(visitor, register.Actor);
        return done;
    }

    private bool ByPhone => Channel == Cases.Public.Channel.Phone;

    private CallTaken? Taken => ByPhone ? Call ?? new CallTaken() : null;

    private async Task<Outcome<Reply>> Open(CaseRegister register)
    {
        if ((await Compose(register)).Refused(out var input, out var no))
            return no;
        return (await input.Open(register, parent: null)).Refused(out var opened, out var refused)
            ? refused
            : new Reply(StatusCodes.Status303SeeOther, null, $"/cases/{opened.Number}");
    }

    private async Task<Outcome<RegisterCase>> Compose(CaseRegister register)
    {
        var roster = await register.Roster();
        // A time alone promises what is promised most.
        var promise = Promise is { Text: null, DueAt: not null } ? Promise with { Text = T("给客户答复") } : Promise;
        var kind = Kind ?? KindSuggestion.For(Summary);
        var department = Dispatch?.Department ?? DepartmentSuggestion.For(kind, Summary, roster.Departments);
        if (Then == NextStep.Dispatch && department is null)
            return Refusal.Invalid("dispatch.department", "请选择部门。");
        if (Then == NextStep.Handled && string.IsNullOrWhiteSpace(Handling?.Result))
            return Refusal.Invalid("handling.result", "请写下怎么办结的。");
        return new RegisterCase(
            Channel,
            kind,
            null,
            Urgent,
            Summary,
            Details,
            Unit,
            Place,
            Contact,
            ReceivedAt,
            null,
            Then == NextStep.Dispatch ? new DispatchCase(department, Dispatch?.Assignee, Dispatch?.Note) : null,
            promise,
            Then == NextStep.Handled ? Handling : null,
            Taken,
            ReadBack,
            // What was begun under another kind is not said of this one.
            kind == RequestKind.Complaint
                ? Complaint
                : null,
            kind == RequestKind.Complaint && Grade?.Grade is not null ? Grade : null
        );
    }

    /// <summary>并入: the same matter again, told to those who work on it already.</summary>
    private async Task<Outcome<Reply>> AddTo(CaseRegister register)
    {
        if (string.IsNullOrWhiteSpace(Summary))
            return Refusal.Invalid("summary", "请写下这次说了什么，并入那一件的经过。");
        if (Summary.Length > RegisterCase.LongestSummary)
            return Refusal.Invalid(
                "summary",
                "一句话写不超过 {0} 个字，其余写在详细情况里。",
                RegisterCase.LongestSummary
            );
        if ((await register.Contacts.Who(register.Community, Contact)).Refused(out var who, out var no))
            return no;
        var from = string.Join(
            '，',
            new[] { who.Name, Unit, Channel is { } way ? Words.Of(way) : null }.OfType<string>()
        );
        var text = T("再次反映（{0}）：{1}", from.Length > 0 ? from : T("匿名"), Summary.Trim());
        var changed = await register.Change(
            Into!,
            null,
            async found =>
            {
                if (found.Status.IsFinal())
                    return CaseRefusals.AlreadyEnded(found.Status);
                found.Remark(Details is null ? text : $"{text}\n{Details}", register.Actor, register.Now);
                var phone = who.Phone ?? await register.Calls.PhoneOf(Call?.Id);
                return Taken is { } call ? await register.Calls.Link(call, found, phone) : Outcome.Done;
            }
        );
        return changed.Refused(out var joined, out var refused)
            ? refused
            : new Reply(StatusCodes.Status303SeeOther, null, $"/cases/{joined.Number}");
    }

    /// <summary>只记来电，不立件 .</summary>
    private async Task<Outcome<Reply>> NoteCall(CallBook book, CaseRegister register)
    {
        if (register.Me.RefusedTo(Operation.LogCalls) is { } not)
            return not;
        if ((await register.Contacts.Who(register.Community, Contact)).Refused(out var who, out var no))
            return no;
        if (Call?.Id is { } id)
        {
            if (await book.Find(id) is not { } known)
                return CallRefusals.NoSuchCall;
            known.Complete(Call.RingSeconds, Call.WaitSeconds, Call.TransferredTo, register.Actor);
            known.Heard(who.Name, Summary);
            book.Announce();
            return ToCalls;
        }
        var facts = new CallFacts(who.Name, Call?.RingSeconds, Call?.WaitSeconds, false, Call?.TransferredTo, Summary);
        return (await book.Log(facts, who.Phone)).Refused(out _, out no)
            ? no with
            {
                Field = FieldOf(no.Field),
            }
            : ToCalls;
    }

    private static string? FieldOf(string? field) =>
        field switch
        {
            "phone" => "contact.phone",
            "name" => "contact.name",
            "note" => "summary",
            null => null,
            _ => $"call.{field}",
        };

    private static readonly Reply ToCalls = new(StatusCodes.Status303SeeOther, null, "/calls");
}
