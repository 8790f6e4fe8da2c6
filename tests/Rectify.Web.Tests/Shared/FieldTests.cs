using Microsoft.AspNetCore.Components;
using Rectify.Web.Shared;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Shared;

public sealed class FieldTests : IDisposable
{
    private static readonly Choice[] People = [new("7", "程知远 · 园林养护科", "chengzhiyuan"), new("8", "程知行 · 规划设计科", "chengzhixing"), new("9", "闻朝雨 · 财务科")];

    private readonly InLanguage language = new("zh-CN");

    public void Dispose() => language.Dispose();

    [Theory]
    [InlineData("程知远 · 园林养护科", "7")]
    [InlineData("财务", "9")]
    [InlineData("CHENGZHIX", "8")]
    [InlineData("程知", null)]
    [InlineData("某某", null)]
    [InlineData(" ", null)]
    public void Typed_text_names_a_choice_only_when_it_is_clear_which(string typed, string? value) => Assert.Equal(value, Choice.Find(People, typed)?.Value);

    [Theory]
    [InlineData("云湖市生态环境局", "2")]
    [InlineData("水生态环境科", "3")]
    [InlineData("生态环境局", null)]
    [InlineData("云湖市", "1")]
    public void A_name_typed_whole_means_its_unit_though_others_name_it_in_brackets(string typed, string? value) =>
        Assert.Equal(value, Choice.Find([new("1", "云湖市"), new("2", "云湖市生态环境局（云湖市）"), new("3", "水生态环境科（云湖市生态环境局）")], typed)?.Value);

    [Fact]
    public async Task What_names_nobody_is_kept_and_said_to_be_wrong()
    {
        string? chosen = "7";
        await using var field = await Rendered.Of<FindOne>((nameof(FindOne.Id), "leader"), (nameof(FindOne.Label), "责任领导"), (nameof(FindOne.Choices), People),
            (nameof(FindOne.Value), "7"), (nameof(FindOne.ValueChanged), Rendered.On<string?>(value => chosen = value)));
        Assert.Equal("程知远 · 园林养护科", (await field.Body()).QuerySelector("input")!.GetAttribute("value"));

        await field.Raise("onchange", new ChangeEventArgs { Value = "程知" }, "id", "leader");

        var input = (await field.Body()).QuerySelector("input")!;
        Assert.Null(chosen);
        Assert.Equal(("程知", "true"), (input.GetAttribute("value"), input.GetAttribute("aria-invalid")));
        Assert.NotNull((await field.Body()).QuerySelector("#" + input.GetAttribute("aria-describedby")));
    }

    [Fact]
    public async Task An_act_waits_while_a_text_that_names_nobody_stands_in_its_form()
    {
        var sent = 0;
        await using var form = await Rendered.Of<FormScope>((nameof(FormScope.ChildContent), (RenderFragment)(builder =>
        {
            builder.OpenComponent<FindOne>(0);
            builder.AddComponentParameter(1, nameof(FindOne.Id), "parent");
            builder.AddComponentParameter(2, nameof(FindOne.Label), "上级单位");
            builder.AddComponentParameter(3, nameof(FindOne.Choices), People);
            builder.CloseComponent();
            builder.OpenComponent<ActButton>(4);
            builder.AddComponentParameter(5, nameof(ActButton.Id), "send");
            builder.AddComponentParameter(6, nameof(ActButton.Text), "提交");
            builder.AddComponentParameter(7, nameof(ActButton.OnAct), Rendered.On(() => { sent++; return Task.CompletedTask; }));
            builder.CloseComponent();
        })));
        Task Press() => form.Raise("onclick", new Microsoft.AspNetCore.Components.Web.MouseEventArgs(), "id", "send");

        await form.Raise("onchange", new ChangeEventArgs { Value = "查无此人" }, "id", "parent");
        await Press();
        Assert.Equal(0, sent);
        Assert.Contains("不在名单中", (await form.Body()).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);

        // emptied, none is what is meant
        await form.Raise("onchange", new ChangeEventArgs { Value = "" }, "id", "parent");
        await Press();
        Assert.Equal(1, sent);
    }

    [Fact]
    public async Task Several_are_added_by_typing_and_stay_in_the_order_of_the_list()
    {
        IReadOnlyCollection<string> chosen = ["9"];
        await using var field = await Rendered.Of<FindMany>((nameof(FindMany.Id), "units"), (nameof(FindMany.Label), "配合单位"), (nameof(FindMany.Choices), People),
            (nameof(FindMany.Values), chosen), (nameof(FindMany.ValuesChanged), Rendered.On<IReadOnlyCollection<string>>(values => chosen = values)));
        await field.Raise("onchange", new ChangeEventArgs { Value = "规划" }, "id", "units");
        Assert.Equal(["8", "9"], chosen);

        await field.Raise("onclick", new Microsoft.AspNetCore.Components.Web.MouseEventArgs(), "aria-label", "去掉闻朝雨 · 财务科");
        Assert.Empty(chosen);
    }

    [Fact]
    public async Task What_was_found_of_several_can_be_given_back_as_one_value()
    {
        IReadOnlyCollection<string> chosen = ["9"];
        await using var field = await Rendered.Of<FindMany>((nameof(FindMany.Id), "units"), (nameof(FindMany.Label), "配合单位"), (nameof(FindMany.Choices), People),
            (nameof(FindMany.Values), chosen), (nameof(FindMany.ValuesChanged), Rendered.On<IReadOnlyCollection<string>>(values => chosen = values)));
        Assert.Equal("9", (await field.Body()).QuerySelector("#units-chosen")!.GetAttribute("value"));

        await field.Raise("onchange", new ChangeEventArgs { Value = "9 8 nobody" }, "id", "units-chosen");
        Assert.Equal(["8", "9"], chosen);
    }

    [Fact]
    public async Task A_day_is_taken_and_shown_as_a_day()
    {
        DateOnly? day = null;
        await using var field = await Rendered.Of<DateField>((nameof(DateField.Id), "due"), (nameof(DateField.Label), "新时限"), (nameof(DateField.Min), new DateOnly(2026, 7, 12)),
            (nameof(DateField.Value), new DateOnly(2026, 7, 31)), (nameof(DateField.ValueChanged), Rendered.On<DateOnly?>(value => day = value)));
        var input = (await field.Body()).QuerySelector("input[type=date]")!;
        Assert.Equal(("2026-07-31", "2026-07-12"), (input.GetAttribute("value"), input.GetAttribute("min")));

        await field.Raise("onchange", new ChangeEventArgs { Value = "2026-08-15" }, "id", "due");
        Assert.Equal(new DateOnly(2026, 8, 15), day);
    }

    [Fact]
    public async Task An_error_takes_the_place_of_the_hint_and_is_tied_to_its_control()
    {
        await using var field = await Rendered.Of<TextField>((nameof(TextField.Id), "name"), (nameof(TextField.Label), "名称"), (nameof(TextField.Hint), "简称"), (nameof(TextField.Error), "请填写名称。"));
        var body = await field.Body();
        Assert.Equal("name", body.QuerySelector("label")!.GetAttribute("for"));
        Assert.Null(body.QuerySelector(".hint"));
        Assert.Equal(body.QuerySelector(".err")!.Id, body.QuerySelector("input")!.GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task Check_boxes_report_the_whole_choice()
    {
        IReadOnlyCollection<string> chosen = ["7"];
        await using var field = await Rendered.Of<ChooseMany>((nameof(ChooseMany.Id), "grounds"), (nameof(ChooseMany.Label), "理由"), (nameof(ChooseMany.Choices), People),
            (nameof(ChooseMany.Values), chosen), (nameof(ChooseMany.ValuesChanged), Rendered.On<IReadOnlyCollection<string>>(values => chosen = values)));
        await field.Raise("onchange", new ChangeEventArgs { Value = true }, "id", "grounds-9");
        Assert.Equal(["7", "9"], chosen);
    }
}
