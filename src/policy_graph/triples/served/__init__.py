"""The graph as it is served: a store on disk that is read only, asked by strangers within limits."""
