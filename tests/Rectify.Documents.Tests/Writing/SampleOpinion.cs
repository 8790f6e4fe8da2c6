using Rectify.Documents.Writing;

namespace Rectify.Documents.Tests.Writing;

/// <summary>An acceptance opinion of an office that does not exist; the panel has signed in every way there is.</summary>
internal static class SampleOpinion
{
    private static readonly AcceptanceOpinionText Unsigned = new()
    {
        Issuer = "云湖市生态环境保护督察整改工作领导小组办公室",
        Addressee = "云湖市生态环境保护督察整改工作领导小组",
        Basis = ["《云湖市入湖排口专项督察整改方案》", "《云湖市督察整改任务验收销号办法》"],
        Plan = "《云湖市入湖排口专项督察整改方案》",
        Task = "第3项整改任务",
        ResponsibleUnit = "临泽区人民政府",
        Oversight = "督察",
        AcceptedOn = new(2026, 5, 20),
        Problem = "临泽区城北片区雨污管网错接混接，汛期有污水经雨水口直排云湖，2025年监测断面三次超标。",
        Measures =
        [
            new("完成城北片区42公里管网普查，建立错接点清单",
                "2025年9月完成42.6公里管网检测，查明错接混接点63处，清单经区住建局审核",
                MeasureJudgement.Satisfied,
                [new("《城北片区管网检测报告》", "载明检测里程和63处错接点位置"), new("错接点清单", "逐点列明位置、成因和改造时限")]),
            new("2026年3月底前完成全部错接点改造", "截至2026年3月28日改造61处，其余2处因道路占用调整到6月", MeasureJudgement.PartlySatisfied,
                [new("竣工验收单61份", "证明61处改造完成并通过分部验收")]) { JudgementReason = "尚有2处未改造，已采取临时截流" },
            new("在4个雨水口安装在线监测设备，每月通报一次数据", "4套设备2025年12月联网，已通报数据5期", MeasureJudgement.Satisfied,
                [new("设备联网证明、月度通报5期", "证明设备运行并按月通报")]),
        ],
        Target = "城北片区旱季污水不入湖，汛期溢流次数比2025年减少一半",
        TargetFulfilment = "2026年1月至5月旱季监测断面全部达标，汛期溢流2次，同比减少5次，目标已经达到",
        Requirements = ["6月30日前完成剩余2处错接点改造并报验收组备查", "保持在线监测设备运行，每季度报送一次数据"],
        Conclusion = OpinionConclusion.PassedAndSustained,
        NextCheckOn = new(2026, 11, 30),
        FilingNumber = "云督改销〔2026〕7号",
        SignedOn = new(2026, 5, 28),
        VerificationCode = "214-5f0c-93ab-1d7e-60b2-c418",
        Panel =
        [
            new(PanelRole.Head, "沈知远", "市督察整改办", "副主任", new PanelSignature.InInk()),
            new(PanelRole.DeputyHead, "顾晓棠", "市生态环境局", "水生态环境科科长", new PanelSignature.InInk()),
            new(PanelRole.Member, "梁以宁", "市住房和城乡建设局", "城市建设科副科长", new PanelSignature.OnPaper(new(2026, 5, 21))) { IsStandIn = true },
            new(PanelRole.Member, "秦牧野", "云湖市环境科学研究院", "高级工程师", new PanelSignature.InInk()) { Dissent = "建议剩余2处改造完成后再销号" },
            new(PanelRole.Member, "贺清越", "市水务局", "四级主任科员", new PanelSignature.Absent("参加防汛值守")),
        ],
    };

    /// <summary>Head, deputy and the dissenting member have signed in the system.</summary>
    public static AcceptanceOpinionText Opinion { get; } = Unsigned with
    {
        Panel = [.. Unsigned.Panel.Select((seat, i) => seat.Signature is PanelSignature.InInk && i != 1
            ? seat with { Signature = new PanelSignature.InSystem(new DateTimeOffset(2026, 5, 21, 9, 30 + i, 0, TimeSpan.FromHours(8)), Unsigned.Digest()) }
            : seat)],
    };
}
