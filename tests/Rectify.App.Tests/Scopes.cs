using Microsoft.Extensions.DependencyInjection;

namespace Rectify.App.Tests;

internal static class Scopes
{
    public static AsyncServiceScope GetRequiredScope(this IServiceProvider services) => services.CreateAsyncScope();

    public static T Get<T>(this AsyncServiceScope scope) where T : notnull => scope.ServiceProvider.GetRequiredService<T>();
}
