using System.Text;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Intake;
using Rectify.Domain.Intake;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Intake;

/// <summary>The reading desk of the test office: a notice of a fictional body is read in, corrected and accepted by the real use cases.</summary>
internal sealed class Desk(TestOffice office)
{
    /// <summary>Four problems in two sections, six measures, and a claim of seven.</summary>
    public const string Notice = """
        中共云湖市生态环境局党组关于巡察整改进展情况的通报

        按照市委工作安排，2026年1月5日至2月28日，市委第二巡察组对云湖市生态环境局开展了常规巡察。2026年3月16日，市委第二巡察组反馈了意见。按照巡察工作有关要求，现将整改进展情况予以公布。巡察反馈意见指出4个问题，制定整改措施7条。
        一、已完成整改的问题
        1.关于“排口台账不全”问题的整改。
        整改措施：一是逐一溯源，建立一口一档。二是每月核对一次台账。
        2.关于“值班记录缺页”问题的整改。
        整改措施：一是补齐缺页记录。二是指定专人保管。
        二、正在推进的问题
        1.关于“监测井井台破损”问题的整改。
        整改措施：一是分批修复井台。
        2.关于“档案移交迟缓”问题的整改。
        整改措施：一是明确移交期限。
        """;

    public async Task<(IntakeId Id, Outcome Outcome)> PasteAsync(string text, PersonId? by = null)
    {
        var id = IntakeId.New();
        return (id, await office.As<ReadDocument, Outcome>(by ?? office.Office, read => read.Run(id, text, ActId.New())));
    }

    public async Task<(IntakeId Id, Outcome Outcome)> UploadAsync(byte[] content, string name)
    {
        var id = IntakeId.New();
        return (id, await office.As<ReadDocument, Outcome>(office.Office, read => read.Run(id, new MemoryStream(content), name, ActId.New())));
    }

    public Task<(IntakeId Id, Outcome Outcome)> UploadAsync(string content, string name) => UploadAsync(Encoding.UTF8.GetBytes(content), name);

    /// <summary>Reads the fictional notice in; it is open afterwards.</summary>
    public async Task<OpenedIntake> NoticeAsync()
    {
        var (id, outcome) = await PasteAsync(Notice);
        Assert.True(outcome.IsDone);
        return (await OpenAsync(id))!;
    }

    public Task<OpenedIntake?> OpenAsync(IntakeId id, PersonId? by = null) => office.As<OpenIntake, OpenedIntake?>(by ?? office.Office, open => open.Run(id));

    public Task<Outcome> SaveAsync(IntakeId id, int seen, Proposal proposal, PersonId? by = null) =>
        office.As<SaveIntake, Outcome>(by ?? office.Office, save => save.Run(id, seen, proposal));

    public Task<Outcome> AcceptAsync(ProposalAcceptance acceptance, PersonId? by = null) =>
        office.As<AcceptProposal, Outcome>(by ?? office.Office, accept => accept.Run(acceptance, ActId.New()));

    /// <summary>A new inspection of the bureau in a new round.</summary>
    public NewInspection Opened() => new(
        InspectionId.New(), null, new(RoundId.New(), "2026年第一轮巡察", "中共云湖市委", InspectionLevel.City, 2026), office.Bureau, null,
        InspectionKind.Routine, "市委第二巡察组", new DateOnly(2026, 1, 5), new DateOnly(2026, 2, 28), new DateOnly(2026, 3, 16));

    public async Task<(int Rounds, int Inspections, int Problems, int Tasks, int Facts)> RegisteredAsync()
    {
        await using var db = office.OpenDatabase();
        return (await db.Rounds.CountAsync(), await db.Inspections.CountAsync(), await db.Problems.CountAsync(), await db.Tasks.CountAsync(), await db.Facts.CountAsync());
    }

    public async Task<int> DraftsAsync()
    {
        await using var db = office.OpenDatabase();
        return await db.IntakeDrafts.CountAsync();
    }

    public int FilesKept() => System.IO.Directory.Exists(office.FilesFolder) ? System.IO.Directory.EnumerateFiles(office.FilesFolder, "*", SearchOption.AllDirectories).Count() : 0;
}
