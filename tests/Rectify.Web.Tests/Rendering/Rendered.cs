using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.HtmlRendering.Infrastructure;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

#pragma warning disable BL0006 // the render tree is the only place where a handler can be found without a browser

namespace Rectify.Web.Tests.Rendering;

/// <summary>A component on its own: rendered, read as a document, its events raised. Stands in for bUnit, which has no version for this runtime.</summary>
public sealed class Rendered : StaticHtmlRenderer
{
    // a renderer counts its components from zero, and this one has a single root
    private const int RootComponentId = 0;

    private HtmlRootComponent root;

    private Rendered(IServiceProvider services) : base(services, NullLoggerFactory.Instance)
    {
    }

    public static async Task<Rendered> Of<TComponent>(params (string Name, object? Value)[] parameters) where TComponent : IComponent
    {
        var rendered = await BeginningOf<TComponent>(parameters);
        await rendered.Settled();
        return rendered;
    }

    /// <summary>As <see cref="Of{TComponent}"/>, handed over at once: what the component still reads is not waited for.</summary>
    public static async Task<Rendered> BeginningOf<TComponent>(params (string Name, object? Value)[] parameters) where TComponent : IComponent
    {
        var rendered = new Rendered(new ServiceCollection().BuildServiceProvider());
        var view = ParameterView.FromDictionary(parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value));
        await rendered.Dispatcher.InvokeAsync(() => rendered.root = rendered.BeginRenderingComponent(typeof(TComponent), view));
        return rendered;
    }

    /// <summary>Waits until the component has nothing more to do.</summary>
    public Task Settled() => Dispatcher.InvokeAsync(() => root.QuiescenceTask);

    public static RenderFragment Text(string text) => builder => builder.AddContent(0, text);

    public static EventCallback<T> On<T>(Action<T> act) => EventCallback.Factory.Create(new object(), act);

    public static EventCallback On(Func<Task> act) => EventCallback.Factory.Create(new object(), act);

    public async Task<IElement> Body() => new HtmlParser().ParseDocument(await Html()).Body!;

    public Task<string> Html() => Dispatcher.InvokeAsync(() => root.ToHtmlString());

    public async Task<string> Words() => WebUtility.HtmlDecode((await Body()).TextContent);

    /// <summary>Raises an event on the first element whose attribute has the value; does not wait for what the handler starts.</summary>
    public Task Raise(string eventName, EventArgs args, string attribute, string value) => Dispatcher.InvokeAsync(() =>
    {
        foreach (var tree in TreesBelow(RootComponentId))
        {
            if (HandlerOf(tree, eventName, attribute, value) is { } handler) return DispatchEventAsync(handler, null, args, waitForQuiescence: false);
        }

        throw new InvalidOperationException($"No element with {attribute}=\"{value}\" listens to {eventName}.");
    });

    private IEnumerable<RenderTreeFrame[]> TreesBelow(int component)
    {
        var range = GetCurrentRenderTreeFrames(component);
        var frames = range.Array[..range.Count];
        yield return frames;
        foreach (var child in frames.Where(frame => frame.FrameType == RenderTreeFrameType.Component))
        {
            foreach (var tree in TreesBelow(child.ComponentId)) yield return tree;
        }
    }

    private static ulong? HandlerOf(RenderTreeFrame[] frames, string eventName, string attribute, string value)
    {
        for (var at = 0; at < frames.Length; at++)
        {
            if (frames[at].FrameType != RenderTreeFrameType.Element) continue;
            var attributes = frames.Skip(at + 1).TakeWhile(frame => frame.FrameType == RenderTreeFrameType.Attribute).ToList();
            if (!attributes.Any(frame => frame.AttributeName == attribute && frame.AttributeValue?.ToString() == value)) continue;
            var handler = attributes.FirstOrDefault(frame => frame.AttributeName == eventName).AttributeEventHandlerId;
            if (handler != 0) return handler;
        }

        return null;
    }
}
